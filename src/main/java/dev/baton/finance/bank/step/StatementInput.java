package dev.baton.finance.bank.step;

import dev.baton.finance.bank.CsvColumns;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement file as an agent or a caller is given it, and how its CSV is to be read. */
public final class StatementInput {
    private StatementInput() {}

    /**
     * The bytes in {@code statement} (its text, or an object with {@code text} or {@code base64});
     * empty when there is none.
     */
    public static Optional<byte[]> file(Value value) {
        return switch (value) {
            case Value.Text(var text) when !text.isBlank() ->
                    Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case Value.Fields fields when fields.text("base64").isPresent() ->
                    Optional.of(decoded(fields.text("base64").orElseThrow()));
            case Value.Fields fields -> file(fields.at("text"));
            default -> Optional.empty();
        };
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "The statement is not base64.", "Encode the whole file.");
        }
    }

    /** The declaration of a CSV file: what is not said is asked for when the file needs it. */
    public static @Nullable CsvColumns csv(Value value) {
        if (!(value instanceof Value.Fields fields)) {
            return null;
        }
        var columns = new HashMap<String, String>();
        if (fields.at("columns") instanceof Value.Fields named) {
            for (var name : named.fields().keySet()) {
                if (!CsvColumns.FIELDS.contains(name)) {
                    throw ProblemException.of(
                            Cause.BAD_REQUEST,
                            "There is no field “%s” of a bank line.".formatted(name),
                            "Columns can be named for "
                                    + String.join(", ", CsvColumns.FIELDS)
                                    + ".");
                }
                named.text(name).ifPresent(heading -> columns.put(name, heading));
            }
        }
        return new CsvColumns(
                columns,
                said(fields, "delimiter"),
                said(fields, "decimal"),
                said(fields, "date"),
                fields.text("charset").orElse("UTF-8"),
                new CsvColumns.Account(said(fields, "iban"), said(fields, "currency")),
                amount(fields.at("opening")),
                amount(fields.at("closing")));
    }

    private static String said(Value.Fields fields, String name) {
        return fields.text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.BAD_REQUEST,
                                "How the CSV is to be read lacks “%s”.".formatted(name),
                                "Say columns, delimiter, decimal, date, iban and currency."));
    }

    private static @Nullable BigDecimal amount(Value value) {
        return value instanceof Value.Nothing ? null : Json.as(value, BigDecimal.class);
    }
}
