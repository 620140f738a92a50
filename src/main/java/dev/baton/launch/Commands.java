package dev.baton.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code serve} when nothing else is said. */
@Command(
        name = "baton",
        description = "Answers questions in words over SQL databases.",
        mixinStandardHelpOptions = true,
        version = "Baton 0.1.0",
        subcommands = {Serve.class, Ask.class, Operate.class, Train.class, Keys.class})
public final class Commands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** Runs a command to its end and returns the code to exit with. */
    public static int execute(String... words) {
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler(Commands::explain)
                .execute(words.length == 0 ? new String[] {"serve"} : words);
    }

    /** What the environment and the {@code .env} of this folder say. */
    static Settings settings() throws IOException {
        return Settings.of(System.getenv(), DotEnv.read(Path.of(".env")));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult result) {
        if (failure instanceof StartFailure
                || failure instanceof IOException
                || failure instanceof IllegalArgumentException) {
            System.err.println("baton: " + failure.getMessage());
        } else if (failure instanceof SQLException) {
            System.err.println("baton: the database says: " + failure.getMessage());
        } else {
            System.err.println("baton: unexpected failure");
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
