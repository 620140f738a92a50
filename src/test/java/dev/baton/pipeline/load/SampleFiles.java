package dev.baton.pipeline.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the sample files: counties that exist, parcels and people that do not. The same every
 * time, with a few lines in each file that are wrong on purpose.
 */
public final class SampleFiles {
    private static final Path FOLDER = Path.of("src/main/resources/pipeline/sample");
    private static final int YEAR = 2025;
    private static final List<String> FIRST =
            List.of(
                    "Ada", "Bruno", "Carmen", "Dmitri", "Elif", "Femi", "Greta", "Hiro", "Inés",
                    "Jürgen", "Kofi", "Leila", "Mateo", "Noor", "Olga", "Priya");
    private static final List<String> LAST =
            List.of(
                    "Abara",
                    "Brandt",
                    "Castillo",
                    "Dorsey",
                    "Ekström",
                    "Fontaine",
                    "Gallagher",
                    "Hasegawa",
                    "Ibarra",
                    "Jansen",
                    "Kowalski",
                    "Lindqvist",
                    "Müller",
                    "O'Neal");
    private static final List<String> FIRMS =
            List.of(
                    "Heron Holdings LLC",
                    "Palmetto Land Trust",
                    "Sandpiper Homes, Inc.",
                    "Blue Tide Rentals LLC",
                    "\"The Grove\" Partners LP",
                    "Live Oak Storage Co.");
    private static final List<String> STREETS =
            List.of(
                    "Heron Bay Rd",
                    "Pelican Ct",
                    "Orange Blossom Ln",
                    "Cypress Knee Dr",
                    "Mill Pond Ave",
                    "Gopher Tortoise Way",
                    "Old Ferry St");
    private static final List<String> USES =
            List.of("000", "001", "001", "001", "004", "008", "011");
    private static final List<String> DEEDS = List.of("WD", "WD", "WD", "QC", "CT");

    /** A county: how its files call it, its number, its rows, its towns with their codes. */
    private record County(String name, int number, int parcels, Map<String, String> towns) {}

    private static final List<County> COUNTIES =
            List.of(
                    new County(
                            "DUVAL",
                            26,
                            400,
                            Map.of("Jacksonville", "32210", "Atlantic Beach", "32233")),
                    new County(
                            "CLAY",
                            20,
                            250,
                            Map.of("Orange Park", "32065", "Green Cove Springs", "32043")),
                    new County(
                            "NASSAU",
                            55,
                            200,
                            Map.of("Fernandina Beach", "32034", "Yulee", "32097")),
                    new County(
                            "ST_JOHNS",
                            65,
                            300,
                            Map.of("St. Augustine", "32084", "Ponte Vedra", "32081")));

    private long state;

    private SampleFiles(long seed) {
        state = seed;
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        for (var file : all().entrySet()) {
            Files.write(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** Every file by name; one of them is zipped. */
    static Map<String, byte[]> all() {
        var files = new TreeMap<String, byte[]>();
        for (var county : COUNTIES) {
            var end = county.name() + "_" + YEAR;
            files.put(
                    "NAL_" + end + ".csv",
                    new SampleFiles(county.number())
                            .parcels(county)
                            .getBytes(StandardCharsets.UTF_8));
            var sales =
                    new SampleFiles(county.number() + 1000)
                            .sales(county)
                            .getBytes(StandardCharsets.ISO_8859_1);
            if (county.name().equals("ST_JOHNS")) {
                files.put("SDF_" + end + ".zip", zipped("SDF_" + end + ".txt", sales));
            } else {
                files.put("SDF_" + end + ".txt", sales);
            }
        }
        return files;
    }

    private static byte[] zipped(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDate.of(YEAR, 1, 1).atStartOfDay());
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String parcels(County county) {
        var text =
                new StringBuilder(
                        "PARCEL_ID,ASMNT_YR,DOR_UC,JV,TV_NSD,LND_SQFOOT,TOT_LVG_AREA,ACT_YR_BLT,HX,OWN_NAME,OWN_ADDR1,OWN_CITY,OWN_STATE,OWN_ZIPCD,PHY_ADDR1,PHY_CITY,PHY_ZIPCD,S_LEGAL\r\n");
        for (var i = 1; i <= county.parcels(); i++) {
            var use = pick(USES);
            var built = !use.equals("000");
            var town = pick(county.towns().keySet().stream().sorted().toList());
            var value = 1000L * (20 + next(built ? 900 : 150));
            var homestead = use.equals("001") && next(3) > 0;
            var site = "%d %s".formatted(100 + next(9000), pick(STREETS));
            var area = 800 + next(3200);
            var owner = next(6) == 0 ? pick(FIRMS) : pick(LAST) + ", " + pick(FIRST);
            var away = !homestead && next(4) == 0;
            text.append(
                    String.join(
                            ",",
                            parcel(county, i),
                            String.valueOf(YEAR),
                            use,
                            i % 97 == 0 ? "1O" + value : value + ".00",
                            (homestead ? value - Math.min(50_000, value / 2) : value) + ".00",
                            String.valueOf(2_000 + next(40_000)),
                            built ? String.valueOf(area) : "N/A",
                            built ? String.valueOf(1950 + next(75)) : "",
                            homestead ? "Y" : "N",
                            quoted(owner),
                            quoted(away ? "Box %d".formatted(next(900)) : site),
                            away ? "Atlanta" : quoted(town),
                            away ? "GA" : "FL",
                            away ? "30301" : county.towns().get(town),
                            quoted(site),
                            quoted(town),
                            county.towns().get(town),
                            quoted(
                                    "Lot %d, Block %s"
                                            .formatted(next(60) + 1, (char) ('A' + next(12))))));
            text.append("\r\n");
        }
        return text.toString();
    }

    private String sales(County county) {
        var text = new StringBuilder();
        for (var i = 1; i <= county.parcels(); i++) {
            for (var sale = next(5) / 2; sale > 0; sale--) {
                var day = LocalDate.of(2019, 1, 1).plusDays(next(2350));
                var line =
                        "%-16s%s%12d%s%s%s%06d%06d%s"
                                .formatted(
                                        parcel(county, i),
                                        i % 83 == 0 ? "20250230" : day.toString().replace("-", ""),
                                        next(6) == 0 ? 100 : 1000L * (25 + next(875)),
                                        next(4) == 0 ? "11" : "01",
                                        next(5) == 0 ? "V" : "I",
                                        pick(DEEDS),
                                        10_000 + next(9000),
                                        next(2000),
                                        next(6) == 0
                                                ? pick(FIRMS).toUpperCase()
                                                : (pick(LAST) + " " + pick(FIRST)).toUpperCase());
                text.append(i % 131 == 0 ? line.substring(0, 40) : line).append("\n");
            }
        }
        return text.toString();
    }

    private static String parcel(County county, int number) {
        return "%02d-%06d-%04d".formatted(county.number(), 100_000 + number * 37, number % 40 * 10);
    }

    private static String quoted(String text) {
        return text.matches("[^,\"]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private <T> T pick(List<T> from) {
        return from.get(next(from.size()));
    }

    /** From a linear congruential generator: the same on every machine. */
    private int next(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % bound);
    }
}
