package dev.baton.finance.report;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Charts as SVG that needs nothing from outside; the only numbers written are facts. */
final class Drawing {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;
    private static final int LEFT = 10;
    private static final int TOP = 24;
    private static final int BOTTOM = 30;
    private static final List<String> COLOURS = List.of("#1f4e79", "#9db8d2", "#b8860b");

    private final StringBuilder svg = new StringBuilder();

    private Drawing() {
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    }

    /** A name and what is drawn for it. */
    record Group(String name, List<Fact> values) {}

    /** Bars side by side, each with its value above it. */
    static String bars(List<Group> groups) {
        var drawing = new Drawing();
        var all = groups.stream().flatMap(group -> group.values().stream()).toList();
        var scale = Scale.of(all.stream().map(Fact::value).toList());
        double step = (WIDTH - 2.0 * LEFT) / Math.max(1, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            var values = groups.get(i).values();
            double bar = step * 0.8 / Math.max(1, values.size());
            for (int j = 0; j < values.size(); j++) {
                double x = LEFT + i * step + step * 0.1 + j * bar;
                drawing.bar(x, bar * 0.94, scale, values.get(j), COLOURS.get(j % COLOURS.size()));
            }
            drawing.text(LEFT + (i + 0.5) * step, HEIGHT - 8.0, "middle", 11, groups.get(i).name());
        }
        drawing.line(LEFT, scale.y(0), WIDTH - LEFT, scale.y(0), "#444444", 1);
        return drawing.done();
    }

    /** A line for each series through the points in their order; the last ones are labelled. */
    static String lines(List<String> points, List<Group> series) {
        var drawing = new Drawing();
        var all = series.stream().flatMap(each -> each.values().stream()).toList();
        var scale = Scale.of(all.stream().map(Fact::value).toList());
        double right = WIDTH - 130.0;
        double step = (right - LEFT) / Math.max(1, points.size() - 1);
        drawing.line(LEFT, scale.y(0), right, scale.y(0), "#cccccc", 1);
        for (int i = 0; i < series.size(); i++) {
            var values = series.get(i).values();
            var path = new ArrayList<String>();
            for (int j = 0; j < values.size(); j++) {
                path.add(
                        at(LEFT + j * step)
                                + ","
                                + at(scale.y(values.get(j).value().doubleValue())));
            }
            var colour = COLOURS.get(i % COLOURS.size());
            drawing.svg.append(
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>"
                            .formatted(colour, String.join(" ", path)));
            if (!values.isEmpty()) {
                drawing.text(
                        right + 6,
                        scale.y(values.getLast().value().doubleValue()) + 4,
                        "start",
                        10,
                        series.get(i).name());
            }
        }
        if (!points.isEmpty()) {
            drawing.text(LEFT, HEIGHT - 8.0, "start", 11, points.getFirst());
            drawing.text(right, HEIGHT - 8.0, "end", 11, points.getLast());
        }
        return drawing.done();
    }

    private void bar(double x, double width, Scale scale, Fact fact, String colour) {
        double value = fact.value().doubleValue();
        double top = Math.min(scale.y(value), scale.y(0));
        double height = Math.abs(scale.y(value) - scale.y(0));
        svg.append(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                        .formatted(at(x), at(top), at(width), at(Math.max(height, 0.5)), colour));
        text(x + width / 2, top - 4, "middle", 9, short_(fact));
    }

    private static String short_(Fact fact) {
        boolean money = fact.unit().matches("[A-Z]{3}");
        boolean large = fact.value().abs().compareTo(BigDecimal.valueOf(100_000)) >= 0;
        return money
                ? large
                        ? Wording.ENGLISH.notation().write(fact.value().movePointLeft(3), 0) + " k"
                        : Wording.ENGLISH.notation().write(fact.value(), 0)
                : Wording.ENGLISH.of(fact);
    }

    private void line(double x1, double y1, double x2, double y2, String colour, int width) {
        svg.append(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%d\"/>"
                        .formatted(at(x1), at(y1), at(x2), at(y2), colour, width));
    }

    private void text(double x, double y, String anchor, int size, String words) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\" font-family=\"sans-serif\" fill=\"#222222\">%s</text>"
                        .formatted(at(x), at(y), anchor, size, Markup.escaped(words)));
    }

    private String done() {
        return svg.append("</svg>").toString();
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** From values to heights; 0 is always seen. */
    private record Scale(double least, double most) {
        static Scale of(List<BigDecimal> values) {
            double least = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
            double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
            double low = Math.min(0, least);
            double high = Math.max(0, most);
            return new Scale(low, high > low ? high : low + 1);
        }

        double y(double value) {
            double share = (value - least) / (most - least);
            return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
        }
    }
}
