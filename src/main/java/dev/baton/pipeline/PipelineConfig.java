package dev.baton.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where files may come from, how they are read, and the warehouse they are loaded into. */
@ConfigMapping(prefix = "baton.pipeline")
public interface PipelineConfig {
    /**
     * Where files are looked for when a request names no place: folders, URLs with {county} and
     * {type} in them, or {@code classpath:} and a path.
     */
    @WithDefault("classpath:pipeline/sample")
    List<String> sources();

    /** Folders below which a request may name one; those of {@code sources} are allowed anyway. */
    Optional<List<Path>> allowedFolders();

    /** Beginnings of URLs that a request may name and a redirect may lead to. */
    Optional<List<String>> allowedUrls();

    /** True lets URLs lead to this machine and to link-local addresses. */
    @WithDefault("false")
    boolean localAddresses();

    /** A folder with layouts of your own, one YAML file for each file type. */
    Optional<Path> layouts();

    /** Where fetched files are kept for a while; unset: {@code spool} in BATON_HOME. */
    Optional<Path> spool();

    /** How long a fetched file is kept after its last use. */
    @WithDefault("24h")
    Duration keepFiles();

    /** Rows that are loaded in one commit. */
    @WithDefault("5000")
    int batchRows();

    /** Rejected rows of one file that are kept to be looked at; all are counted. */
    @WithDefault("1000")
    int keepRejects();

    /** How long what a load changed is kept, so that the load can be undone. */
    @WithDefault("7d")
    Duration keepUndo();

    /** Bounds on what is fetched and unpacked. */
    Limits limits();

    /** Bounds on what is fetched and unpacked. */
    interface Limits {
        /** Files of one request. */
        @WithDefault("1000")
        int files();

        /** Bytes of one file as it is fetched. */
        @WithDefault("4294967296")
        long fetchedBytes();

        /** Bytes of one file, all entries together, after unpacking. */
        @WithDefault("21474836480")
        long unpackedBytes();

        /** How many times larger than the packed file its contents may be. */
        @WithDefault("200")
        int ratio();

        /** Entries of one zip file. */
        @WithDefault("1000")
        int entries();
    }

    /** Time-outs of fetching. */
    Http http();

    /** Time-outs of fetching. */
    interface Http {
        /** Until a connection stands. */
        @WithDefault("10s")
        Duration connect();

        /** Without a single byte. */
        @WithDefault("30s")
        Duration stall();

        /** Attempts after the first, when a failure may pass. */
        @WithDefault("4")
        int retries();

        /** The pause before the first of them; it doubles each time. */
        @WithDefault("500ms")
        Duration pause();
    }

    /** The database that files are loaded into. */
    Warehouse warehouse();

    /** The database that files are loaded into; BATON_WAREHOUSE_URL sets it. */
    interface Warehouse {
        /** Its address, such as jdbc:postgresql://host:5432/database. */
        Optional<String> jdbcUrl();

        /** The role that may make tables and write rows. */
        Optional<String> username();

        /** The role's password. */
        Optional<String> password();

        /** The schema that holds the tables. */
        @WithDefault("public")
        String schema();
    }
}
