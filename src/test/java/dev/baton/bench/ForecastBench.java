package dev.baton.bench;

import dev.baton.finance.forecast.ForecastScores;
import dev.baton.json.Json;

/** Prints how forecasts do on the companies of some seeds, as JSON: first and last seed. */
public final class ForecastBench {
    private ForecastBench() {}

    public static void main(String[] arguments) {
        var first = arguments.length > 0 ? Long.parseLong(arguments[0]) : 101;
        var last = arguments.length > 1 ? Long.parseLong(arguments[1]) : 120;
        System.out.println(Json.write(ForecastScores.of(first, last).figures()));
    }
}
