package dev.baton.finance.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * camt.053 in its versions 02, 03, 04 and 08 (ISO 20022, bank to customer statement): what the bank
 * has booked; what is only pending is left out.
 */
final class CamtReader {
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.(\\d\\d)");
    private static final List<String> VERSIONS = List.of("02", "03", "04", "08");

    private CamtReader() {}

    static List<BankStatement> read(byte[] bytes) {
        var statements = new ArrayList<BankStatement>();
        try (var pieces = new XmlPieces(bytes)) {
            if (!pieces.next()) {
                throw Refused.unreadable("it is empty.");
            }
            checkVersion(pieces);
            CamtPage page = null;
            var lines = 0;
            while (pieces.next()) {
                if (pieces.name().equals("Stmt")) {
                    if (page != null) {
                        statements.add(page.statement());
                    }
                    page = new CamtPage();
                } else if (page != null) {
                    lines += page.add(pieces);
                }
                if (lines > Refused.MOST_LINES) {
                    throw Refused.tooLarge("more than " + Refused.MOST_LINES + " lines");
                }
            }
            if (page == null) {
                throw Refused.unreadable("it holds no statement (element Stmt).");
            }
            statements.add(page.statement());
        }
        return statements;
    }

    private static void checkVersion(XmlPieces pieces) {
        var namespace = NAMESPACE.matcher(pieces.namespace());
        if (!namespace.matches()) {
            throw Refused.unreadable(
                    "it is XML, but no camt.053 (its namespace is “%s”)."
                            .formatted(shortened(pieces.namespace())),
                    "Ask the bank for camt.053 or MT940.");
        }
        if (!VERSIONS.contains(namespace.group(1))) {
            throw Refused.unreadable(
                    "it is camt.053 in version %s; read are %s."
                            .formatted(namespace.group(1), String.join(", ", VERSIONS)),
                    "Ask the bank for version 08 or 02.");
        }
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
