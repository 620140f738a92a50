package dev.baton.pipeline.entity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    static Company company(int source, String key, String... fields) {
        var all = new EnumMap<Field, String>(Field.class);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(Field.of(fields[i]).orElseThrow(), fields[i + 1]);
        }
        return new Company(new RecordId(source, key), all, Map.of(), null);
    }

    private static Profile profile(String... fields) {
        return Profile.of(company(0, "1", fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne G.m.b.H. | MUELLER UND SOEHNE Gesellschaft mit beschränkter Haftung",
                "Łódzkie Zakłady Sp. z o.o. | Lodzkie Zaklady spółka z o.o.",
                "Société Générale d'Énergie S.A.R.L. | societe generale denergie SARL",
                "Bros. Intl Mfg, Inc. | Brothers International Manufacturing Incorporated",
                "The Tampa Bay Co., Ltd. | Tampa Bay Company Limited",
                "AB Svenska Verken | Svenska Verken Aktiebolag",
                "Smith's Café LLC | SMITHS CAFE L.L.C.",
                "Nordmann GmbH & Co. KG | Nordmann GmbH u. Co KG",
                "Acme Widgets Pty Ltd | ACME WIDGETS PTY. LIMITED",
            })
    void names_are_the_same_but_for_form_accents_points_and_shortened_words(
            String one, String other) {
        var left = profile("name", one).name();
        var right = profile("name", other).name();
        assertThat(left.words()).isEqualTo(right.words()).isNotEmpty();
        assertThat(left.form()).isEqualTo(right.form()).isNotNull();
    }

    @Test
    void a_legal_form_is_never_the_whole_name() {
        assertThat(profile("name", "Limited").name().words()).containsExactly("limited");
        assertThat(profile("name", "Co. KG").name().words()).isNotEmpty();
        assertThat(profile("name", "The And Of").name().words()).isNotEmpty();
        assertThat(profile("name", "").name().words()).isEmpty();
    }

    @Test
    void the_order_of_words_does_not_count_but_initials_keep_theirs() {
        var name = profile("name", "International Business Machines Corp").name();
        assertThat(name.words()).isSorted();
        assertThat(name.initials()).isEqualTo("ibm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hauptstraße 5 | Hauptstr. 5",
                "Haupt Strasse 5, 3. Etage | HAUPTSTRASSE 5",
                "12 Main St., Suite 400 | 12 Main Street",
                "12 N. Ocean Ave | 12 North Ocean Avenue",
                "Schillerplatz 7 | Schillerplatz 7",
            })
    void streets_are_the_same_but_for_their_usual_endings(String one, String other) {
        var left = profile("address", one).place();
        var right = profile("address", other).place();
        assertThat(left.street()).isEqualTo(right.street()).isNotEmpty();
        assertThat(left.house()).isEqualTo(right.house()).isNotEmpty();
    }

    @Test
    void numbers_lose_what_people_put_between() {
        assertThat(profile("tax_id", "DE 123-456.789").taxId()).isEqualTo("123456789");
        assertThat(profile("tax_id", "12-3456789").taxId()).isEqualTo("123456789");
        assertThat(profile("tax_id", "000000000").taxId()).isEmpty();
        assertThat(profile("tax_id", "n/a").taxId()).isEmpty();
        assertThat(profile("phone", "+49 (0)40 / 123 45-678").phone())
                .isEqualTo(profile("phone", "04012345678").phone());
        assertThat(profile("phone", "110").phone()).isEmpty();
    }

    @Test
    void a_domain_is_of_the_site_or_of_an_address_that_is_not_everybodys() {
        assertThat(profile("website", "HTTPS://www.Acme.example/contact").domain())
                .isEqualTo("acme.example");
        assertThat(profile("email", "Info@Acme.example").domain()).isEqualTo("acme.example");
        assertThat(profile("email", "acme@gmail.com").domain()).isEmpty();
        assertThat(profile("website", "none", "email", "a@b.example").domain())
                .isEqualTo("b.example");
    }
}
