package dev.baton.bench;

import dev.baton.finance.risk.AlertScore;
import dev.baton.json.Json;
import java.util.stream.IntStream;

/**
 * How many planted frauds and errors the alert rules find on generated companies, as JSON: {@code
 * AlertBench 101 120} are the first and the last seed.
 */
public final class AlertBench {
    private AlertBench() {}

    public static void main(String[] seeds) {
        int first = seeds.length > 0 ? Integer.parseInt(seeds[0]) : 101;
        int last = seeds.length > 1 ? Integer.parseInt(seeds[1]) : 120;
        boolean each = seeds.length > 2;
        var score = AlertScore.of(IntStream.rangeClosed(first, last), each);
        System.out.println(Json.write(score));
    }
}
