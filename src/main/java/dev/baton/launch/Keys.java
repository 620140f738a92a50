package dev.baton.launch;

import dev.baton.security.ApiKeys;
import dev.baton.security.Permission;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes keys; a running server learns of it within seconds. */
@Command(
        name = "keys",
        description = "Makes, lists and revokes the keys that callers show.",
        mixinStandardHelpOptions = true)
final class Keys {
    @Command(
            aliases = "add",
            description = "Makes a key and prints it, for the only time.",
            footer = {
                "",
                "Permissions: ask (questions), operate (operations, workflows, agents), train (training",
                "runs, rewards), decide (what waits for a person), admin (everything). With",
                "operations:<type> the key may start only operations of those types. Agents and",
                "workflows may want others."
            })
    int create(
            @Parameters(paramLabel = "NAME", description = "Whose key it is.") String name,
            @Option(
                            names = "--permissions",
                            paramLabel = "LIST",
                            description = "What it may, with commas (default: ask,operate).",
                            defaultValue = "")
                    String permissions,
            @Option(names = "--admin", description = "Lets it do everything.") boolean admin)
            throws IOException, SQLException {
        var may = Permission.list(admin ? permissions + ",admin" : permissions);
        try (var own = OwnDatabase.open()) {
            var key = own.keys().create(name, may);
            System.err.println("Keep this key: it is not shown again.");
            System.out.println(key);
            return 0;
        }
    }

    @Command(description = "Lists keys by name, without showing them.")
    int list() throws IOException, SQLException {
        try (var own = OwnDatabase.open()) {
            for (var key : own.keys().list()) {
                System.out.printf(
                        "%-20s %-20s %s%s%n",
                        key.name(),
                        key.permissions().stream()
                                .map(Permission::name)
                                .collect(Collectors.joining(",")),
                        key.createdAt(),
                        key.revokedAt() == null ? "" : "  revoked " + key.revokedAt());
            }
            return 0;
        }
    }

    @Command(description = "Makes a key worthless.")
    int revoke(@Parameters(paramLabel = "NAME", description = "Whose key it is.") String name)
            throws IOException, SQLException {
        try (var own = OwnDatabase.open()) {
            if (own.keys().revoke(name)) {
                System.err.println("The key of " + name + " is worthless now.");
                return 0;
            }
            System.err.println("There is no good key of " + name + ".");
            return 1;
        }
    }

    /** Baton's own database while a command uses it; left running when it was. */
    private record OwnDatabase(Database database, @Nullable LocalPostgres started)
            implements AutoCloseable {
        private static final String UNKNOWN_DATABASE = "3D000";

        static OwnDatabase open() throws IOException, SQLException {
            var settings = Commands.settings();
            var named = settings.database();
            if (named.isPresent()) {
                return new OwnDatabase(named.get(), null).checked();
            }
            var server = LocalPostgres.start(settings.home().resolve("postgres"));
            return new OwnDatabase(
                            server.superuser().named("baton"), server.adopted() ? null : server)
                    .checked();
        }

        private OwnDatabase checked() throws IOException, SQLException {
            try (var connection = database.connect()) {
                if (Sql.any(connection, "select to_regclass('api_key')::text")) {
                    return this;
                }
            } catch (SQLException e) {
                if (!UNKNOWN_DATABASE.equals(e.getSQLState())) {
                    close();
                    throw e;
                }
            }
            close();
            throw new StartFailure("there is nothing here yet: start Baton once before its keys");
        }

        ApiKeys keys() {
            return new ApiKeys(database::connect, Clock.systemUTC());
        }

        @Override
        public void close() throws IOException {
            if (started != null) {
                started.close();
            }
        }
    }
}
