package dev.baton.bench;

import dev.baton.launch.Database;
import dev.baton.launch.LocalPostgres;
import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.load.layout.Layouts;
import dev.baton.pipeline.load.table.LoadRate;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * How fast a tax roll of 19 columns is read and loaded, on a database that really writes: into an
 * empty table, again without a change, and with one value of each row changed.
 */
public final class LoadBench {
    private static final int ROWS = 400_000;

    private LoadBench() {}

    public static void main(String[] arguments) throws Exception {
        var first = Files.createTempFile("bench-", ".csv");
        var changed = Files.createTempFile("bench-", ".csv");
        try (var server = LocalPostgres.start(Path.of("target", "bench-postgres"))) {
            write(first, 100_000);
            write(changed, 100_001);
            var name = "bench_" + System.nanoTime();
            try (var connection = server.superuser().connect();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            var database = server.superuser().named(name);
            var warehouse =
                    new Warehouse(
                            Optional.of(database.url()),
                            Optional.of(database.user()),
                            Optional.of(database.password()),
                            "public");
            var layout = Layouts.read(Optional.empty()).of("NAL");
            var rate = new LoadRate(warehouse, layout, "DUVAL", 5000);
            System.out.printf("%,d rows, %,d bytes%n", ROWS, Files.size(first));
            told("COPY of the same bytes alone, for comparison", copied(database, first));
            told("read, warming up", rate.read(open(first)));
            told("read", rate.read(open(first)));
            told("load into an empty table", rate.load("k1", open(first)));
            told("load again, nothing changed", rate.load("k2", open(first)));
            told("load with every row changed", rate.load("k3", open(changed)));
        } finally {
            Files.delete(first);
            Files.delete(changed);
        }
    }

    /** What PostgreSQL can do when nobody reads, checks, merges or remembers anything. */
    private static double copied(Database database, Path file) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var in = open(file)) {
            var columns = "parcel text primary key" + ", c%d text".repeat(17);
            statement.execute(
                    "create table plain (%s)"
                            .formatted(
                                    columns.formatted(IntStream.range(0, 17).boxed().toArray())));
            var start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy plain from stdin (format csv, header)", in);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static void told(String what, double seconds) {
        System.out.printf("%s: %,.0f rows/s%n", what, ROWS / seconds);
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static void write(Path file, int value) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(
                    "PARCEL_ID,ASMNT_YR,DOR_UC,JV,TV_NSD,LND_SQFOOT,TOT_LVG_AREA,ACT_YR_BLT,HX,OWN_NAME,OWN_ADDR1,OWN_CITY,OWN_STATE,OWN_ZIPCD,PHY_ADDR1,PHY_CITY,PHY_ZIPCD,S_LEGAL\n");
            for (var row = 0; row < ROWS; row++) {
                out.write(
                        "26-%06d,2025,001,%d.00,%d.00,%d,1850,1978,Y,\"Fontaine, Jürgen\",%d Pelican Ct,Jacksonville,FL,32210,%d Pelican Ct,Jacksonville,32210,\"Lot %d, Block C\"\n"
                                .formatted(
                                        row,
                                        value,
                                        value / 2,
                                        5000 + row % 900,
                                        row,
                                        row,
                                        row % 60));
            }
        }
    }
}
