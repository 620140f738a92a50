package dev.baton.pipeline.entity;

import dev.baton.pipeline.entity.match.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which column of a company table holds what, judged by its name; the surest names first. */
final class ColumnGuess {
    private static final Map<Field, List<Pattern>> NAMES = new EnumMap<>(Field.class);
    private static final List<Pattern> UPDATED =
            patterns(
                    "(last_)?(updated|modified|changed|verified)(_(at|on|dt|ts|date|time))?",
                    "(filed|filing|registered|created)(_(at|on|dt|ts|date|time))?");

    static {
        NAMES.put(
                Field.NAME,
                patterns(
                        "(company|legal|entity|corp|corporate|corporation|business|firm|organi[sz]ation|org|account|customer|supplier|vendor|party|pty)_?(name|nm)",
                        "name|company|firm|account|corporation",
                        ".*_(name|nm)"));
        NAMES.put(
                Field.ADDRESS,
                patterns(
                        "(street|principal|business|office|mailing)?_?(address|addr|adr)(_?(line)?_?1)?",
                        "street|strasse|street_address|line_?1"));
        NAMES.put(
                Field.POSTCODE,
                patterns("(.*_)?(postcode|postal_code|post_code|zip|zip_code|zipcode|plz)"));
        NAMES.put(Field.CITY, patterns("(.*_)?(city|town|twn_nm|ort|municipality)"));
        NAMES.put(Field.COUNTRY, patterns("country(_code|_cd)?|cty_cd|land|nation"));
        NAMES.put(
                Field.TAX_ID,
                patterns(
                        "(.*_)?(tax_id|tax_no|tax_number|taxid|ein|fein|fei_number|tin|vat|vat_id|vat_no|vat_number|ust_id|ustid|siren|nip|cif)",
                        "(.*_)?(registration|register|reg)_?(no|number|id)"));
        NAMES.put(Field.PHONE, patterns("(.*_)?(phone|phone_number|phone_no|telephone|tel|fon)"));
        NAMES.put(Field.EMAIL, patterns("(.*_)?(e_?mail|email_address|mail)"));
        NAMES.put(Field.WEBSITE, patterns("(.*_)?(website|web|homepage|url|site|domain)"));
    }

    private ColumnGuess() {}

    private static List<Pattern> patterns(String... expressions) {
        return List.of(expressions).stream().map(Pattern::compile).toList();
    }

    /** The columns that are likely to hold these fields; none twice. */
    static Map<Field, String> of(List<String> columns) {
        var guessed = new EnumMap<Field, String>(Field.class);
        NAMES.forEach((field, patterns) ->
                first(
                                columns.stream()
                                        .filter(column -> !guessed.containsValue(column))
                                        .toList(),
                                patterns)
                        .ifPresent(column -> guessed.put(field, column)));
        return guessed;
    }

    /** The column that says when a record was last touched. */
    static Optional<String> updated(List<String> columns) {
        return first(columns, UPDATED);
    }

    private static Optional<String> first(List<String> columns, List<Pattern> patterns) {
        return patterns.stream()
                .flatMap(pattern ->
                        columns.stream()
                                .filter(column ->
                                        pattern.matcher(column.toLowerCase(Locale.ROOT)).matches()))
                .findFirst();
    }
}
