package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link SlowModel} in a process of its own, so that its work is not the server's. */
final class SlowModelProcess implements AutoCloseable {
    private final Process process;
    private final String url;

    private SlowModelProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static SlowModelProcess start(Duration thinking) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SlowModelProcess.class.getName(),
                                String.valueOf(thinking.toMillis()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return new SlowModelProcess(process, process.inputReader().readLine());
    }

    /** Serves until its input ends, as it does when the process that started it is gone. */
    public static void main(String[] arguments) throws IOException {
        try (var model = new SlowModel(Duration.ofMillis(Long.parseLong(arguments[0])))) {
            System.out.println(model.url());
            System.in.readAllBytes();
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
