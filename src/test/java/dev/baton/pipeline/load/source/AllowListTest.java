package dev.baton.pipeline.load.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
    @TempDir Path root;
    private Path open;
    private Path secret;
    private AllowList allowed;

    @BeforeEach
    void folders() throws IOException {
        open = Files.createDirectories(root.resolve("open/inner")).getParent();
        secret = Files.createDirectory(root.resolve("secret"));
        Files.writeString(secret.resolve("keys.csv"), "secret");
        Files.writeString(open.resolve("a.csv"), "a");
        allowed =
                new AllowList(
                        List.of(open), List.of("https://files.example/data"), List.of(), false);
    }

    private static void refused(Cause cause, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(cause));
    }

    @Test
    void folders_below_an_allowed_one_are_open() throws IOException {
        assertThat(allowed.folder(open)).isEqualTo(open.toRealPath());
        assertThat(allowed.folder(open.resolve("inner/../inner")))
                .isEqualTo(open.resolve("inner").toRealPath());
        assertThat(allowed.file(open.resolve("a.csv"))).isRegularFile();
    }

    @Test
    void ways_out_of_it_are_closed() throws IOException {
        refused(Cause.FORBIDDEN, () -> allowed.folder(secret));
        refused(Cause.FORBIDDEN, () -> allowed.folder(open.resolve("../secret")));
        refused(Cause.FORBIDDEN, () -> allowed.folder(Path.of("/")));
        refused(Cause.FORBIDDEN, () -> allowed.file(open.resolve("../secret/keys.csv")));
        Files.createDirectory(root.resolve("open-too"));
        refused(Cause.FORBIDDEN, () -> allowed.folder(root.resolve("open-too")));
    }

    @Test
    void links_out_of_it_are_closed() throws IOException {
        Files.createSymbolicLink(open.resolve("door"), secret);
        Files.createSymbolicLink(open.resolve("b.csv"), secret.resolve("keys.csv"));
        Files.createSymbolicLink(open.resolve("c.csv"), open.resolve("a.csv"));

        refused(Cause.FORBIDDEN, () -> allowed.folder(open.resolve("door")));
        refused(Cause.FORBIDDEN, () -> allowed.file(open.resolve("door/keys.csv")));
        refused(Cause.FORBIDDEN, () -> allowed.file(open.resolve("b.csv")));
        assertThat(allowed.file(open.resolve("c.csv")))
                .isEqualTo(open.resolve("a.csv").toRealPath());
    }

    @Test
    void whether_there_is_a_folder_is_told_only_of_open_ones() {
        refused(Cause.NOT_FOUND, () -> allowed.folder(open.resolve("nowhere")));
        refused(Cause.FORBIDDEN, () -> allowed.folder(secret.resolve("nowhere")));
        refused(Cause.NOT_FOUND, () -> allowed.file(open.resolve("inner")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example/data",
                "https://files.example/data/a.zip?x=1",
                "HTTPS://FILES.EXAMPLE:443/data/",
            })
    void urls_that_begin_so_are_covered(String url) {
        assertThat(UrlPrefix.of("https://files.example/data").covers(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.example/data/a.zip",
                "https://files.example/database/a.zip",
                "https://files.example:444/data/a.zip",
                "https://files.example.evil/data/a.zip",
                "https://user@files.example/data/a.zip",
                "https://files.example@evil/data/a.zip",
                "https://files.example/data/../secret",
                "https://files.example/data/%2e%2e/secret",
                "https://files.example/data/..%2fsecret",
                "https://files.example/data/%5c..%5csecret",
                "https://files.example",
                "file:///etc/passwd",
                "ftp://files.example/data/a.zip",
            })
    void urls_that_lead_elsewhere_are_not(String url) {
        assertThat(UrlPrefix.of("https://files.example/data").covers(URI.create(url))).isFalse();
        refused(Cause.FORBIDDEN, () -> allowed.check(URI.create(url)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.8.8.8,true",
        "0.0.0.0,true",
        "169.254.169.254,true",
        "100.100.100.200,true",
        "::1,true",
        "fe80::1,true",
        "fd00:ec2::254,true",
        "::ffff:169.254.169.254,true",
        "64:ff9b::a9fe:a9fe,true",
        "2002:7f00:1::,true",
        "224.0.0.1,true",
        "93.184.216.34,false",
        "10.1.2.3,false",
        "2606:2800:220:1::1,false"
    })
    void addresses_of_this_machine_and_of_metadata_are_local(String address, boolean local)
            throws IOException {
        assertThat(Addresses.local(InetAddress.getByName(address))).isEqualTo(local);
    }

    @Test
    void an_allowed_url_may_not_lead_to_this_machine_unless_that_is_wanted() {
        var url = URI.create("http://127.0.0.1:8080/data/a.csv");
        var prefix = List.of("http://127.0.0.1:8080/");

        refused(
                Cause.FORBIDDEN,
                () -> new AllowList(List.of(), prefix, List.of(), false).check(url));
        assertThatCode(() -> new AllowList(List.of(), prefix, List.of(), true).check(url))
                .doesNotThrowAnyException();
    }

    @Test
    void places_of_the_configuration_are_allowed_with_it() {
        var list =
                new AllowList(
                        List.of(),
                        List.of(),
                        List.of(
                                Place.of(open.toString()),
                                Place.of("http://127.0.0.1/all/{type}/{county}.zip"),
                                Place.of("classpath:pipeline/sample")),
                        true);

        assertThatCode(() -> list.folder(open)).doesNotThrowAnyException();
        assertThatCode(() -> list.check(URI.create("http://127.0.0.1/all/NAL/X.zip")))
                .doesNotThrowAnyException();
        refused(Cause.FORBIDDEN, () -> list.check(URI.create("http://127.0.0.1/other")));
        assertThatCode(() -> list.checkBundled("pipeline/sample/x.csv")).doesNotThrowAnyException();
        refused(Cause.FORBIDDEN, () -> list.checkBundled("application.properties"));
        refused(Cause.FORBIDDEN, () -> list.checkBundled("pipeline/sample/../../x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc",
                "ftp://host/x",
                "jar:file:x!/",
                "http://{county}.host/x",
                "\0"
            })
    void what_is_no_place_is_refused(String written) {
        refused(
                Cause.BAD_REQUEST,
                () -> new AllowList(List.of(), List.of(), List.of(Place.of(written)), false));
    }
}
