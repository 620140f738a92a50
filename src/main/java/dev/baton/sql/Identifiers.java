package dev.baton.sql;

/** Names as PostgreSQL reads them. */
final class Identifiers {
    private Identifiers() {}

    /** A quoted name as it stands, any other with its ASCII letters made small. */
    static String folded(String written) {
        if (written.length() >= 2 && written.startsWith("\"") && written.endsWith("\"")) {
            return written.substring(1, written.length() - 1).replace("\"\"", "\"");
        }
        var folded = new StringBuilder(written.length());
        for (char c : written.toCharArray()) {
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return folded.toString();
    }
}
