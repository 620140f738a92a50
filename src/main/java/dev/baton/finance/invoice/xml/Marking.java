package dev.baton.finance.invoice.xml;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes values out of elements and notes where each stood; what is malformed is left out. */
final class Marking {
    private static final double SURE = 1.0;
    private final String root;
    private final Map<Field, Mark> marks = new EnumMap<>(Field.class);

    Marking(String root) {
        this.root = root;
    }

    Map<Field, Mark> marks() {
        return marks;
    }

    /** The text of the first of the paths that has some. */
    @Nullable String text(Element from, Field field, String... paths) {
        for (var path : paths) {
            var said = from.at(path).said();
            if (said.isPresent()) {
                note(field, from, path);
                return said.get();
            }
        }
        return null;
    }

    @Nullable BigDecimal amount(Element from, Field field, String path) {
        var amount = number(from.at(path));
        if (amount != null) {
            note(field, from, path);
        }
        return amount;
    }

    @Nullable LocalDate date(Element from, Field field, String... paths) {
        for (var path : paths) {
            var date = date(from.at(path).text());
            if (date != null) {
                note(field, from, path);
                return date;
            }
        }
        return null;
    }

    private void note(Field field, Element from, String path) {
        var start = from.name().equals(root) ? root : root + "//" + from.name();
        marks.put(field, new Mark(SURE, new Place.Path(start + "/" + path)));
    }

    static @Nullable BigDecimal number(Element element) {
        var text = element.text();
        return text.matches("[+-]?\\d{1,18}(\\.\\d{0,10})?|[+-]?\\.\\d{1,10}")
                ? new BigDecimal(text)
                : null;
    }

    /** 20260403 (format 102 of UNTDID 2379) or 2026-04-03, with or without a time zone. */
    static @Nullable LocalDate date(String text) {
        try {
            if (text.matches("\\d{8}")) {
                return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            }
            return text.length() >= 10 ? LocalDate.parse(text.substring(0, 10)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable String textOf(Element element) {
        return element.said().orElse(null);
    }
}
