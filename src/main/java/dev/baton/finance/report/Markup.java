package dev.baton.finance.report;

/** Text as it stands in XHTML and SVG. */
final class Markup {
    private Markup() {}

    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .forEach(each -> {
                    switch (each) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        case '"' -> escaped.append("&quot;");
                        case '\'' -> escaped.append("&#39;");
                        default -> {
                            if (each >= 0x20 || each == '\n' || each == '\t') {
                                escaped.appendCodePoint(each);
                            }
                        }
                    }
                });
        return escaped.toString();
    }
}
