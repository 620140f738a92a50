package dev.baton.finance.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What field 86 of MT940 says of a booking: German subfields (?20 to ?29 and ?60 to ?63 the
 * purpose, ?31 the IBAN, ?32 and ?33 the name), code words between slashes, or plain text.
 */
record Details(
        String remittance,
        @Nullable String counterparty,
        @Nullable String iban,
        @Nullable String endToEndId) {
    private static final Pattern SUBFIELD = Pattern.compile("\\?(\\d\\d)");
    private static final Pattern GERMAN = Pattern.compile("(?s)^\\d{3}\\?.*");
    private static final Pattern SEPA =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT)\\+");
    private static final Pattern SLASHED =
            Pattern.compile(
                    "/(EREF|MARF|IBAN|BIC|NAME|REMI|CSID|ORDP|BENM|TRTP|ISDT|RTRN|PREF|ADDR|ID)/");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

    // Banks break the purpose after 27 characters, in the middle of words and numbers too.
    private static final int WIDTH = 26;

    static Details of(String text) {
        var flat = text.replace("\n", "");
        if (GERMAN.matcher(flat).matches()) {
            return german(flat);
        }
        if (SLASHED.matcher(flat).find()) {
            return slashed(flat);
        }
        return new Details(text.replace('\n', ' ').strip(), null, null, null);
    }

    private static Details german(String text) {
        var purpose = new ArrayList<String>();
        var others = new LinkedHashMap<String, String>();
        var heads = SUBFIELD.matcher(text).results().toList();
        for (var i = 0; i < heads.size(); i++) {
            var end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            var part = text.substring(heads.get(i).end(), end);
            var code = Integer.parseInt(heads.get(i).group(1));
            if ((code >= 20 && code <= 29) || (code >= 60 && code <= 63)) {
                purpose.add(part);
            } else {
                others.put(heads.get(i).group(1), part.strip());
            }
        }
        var sepa = parts(joined(purpose), SEPA);
        var name = (others.getOrDefault("32", "") + others.getOrDefault("33", "")).strip();
        var account = others.getOrDefault("31", sepa.getOrDefault("IBAN", ""));
        return new Details(
                sepa.getOrDefault("SVWZ", sepa.getOrDefault("", "")),
                name.isEmpty() ? null : name,
                iban(account),
                given(sepa.get("EREF")));
    }

    private static Details slashed(String text) {
        var parts = parts(text, SLASHED);
        var name = parts.getOrDefault("NAME", "");
        var remittance = parts.getOrDefault("REMI", parts.getOrDefault("", ""));
        return new Details(
                remittance.replaceFirst("^(USTD//|STRD/[A-Z]*/)", ""),
                name.isEmpty() ? null : name,
                iban(parts.getOrDefault("IBAN", "")),
                given(parts.get("EREF")));
    }

    /** The text cut at its code words; what stands before the first has an empty name. */
    private static Map<String, String> parts(String text, Pattern heads) {
        var parts = new LinkedHashMap<String, String>();
        var name = "";
        var from = 0;
        for (var head : heads.matcher(text).results().toList()) {
            parts.putIfAbsent(name, text.substring(from, head.start()).strip());
            name = head.group(1);
            from = head.end();
        }
        parts.putIfAbsent(name, text.substring(from).strip());
        return parts;
    }

    private static String joined(List<String> purpose) {
        var text = new StringBuilder();
        for (var part : purpose) {
            text.append(part);
            if (part.length() < WIDTH && !part.endsWith(" ")) {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }

    private static @Nullable String iban(String text) {
        var compact = text.replaceAll("\\s", "");
        return IBAN.matcher(compact).matches() ? compact : null;
    }

    private static @Nullable String given(@Nullable String id) {
        return id == null || id.isBlank() || id.equals("NOTPROVIDED") ? null : id.strip();
    }
}
