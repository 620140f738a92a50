package dev.baton.finance.invoice.scan;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The tesseract command: a process for each page, bounded in time, ended when nobody wants its
 * result any more.
 */
public final class Tesseract {
    private static final List<String> WANTED = List.of("eng", "deu", "fra");
    private static final Duration QUICK = Duration.ofSeconds(20);
    private final String command;
    private final Duration patience;

    /** {@code command} is its name or path; {@code patience} is for one page. */
    public Tesseract(String command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /** Those of English, German and French that it can read; throws a problem when it is absent. */
    List<String> languages(Cancellation cancellation) {
        var listed = run(List.of(command, "--list-langs"), QUICK, cancellation);
        var languages = WANTED.stream().filter(listed.lines().toList()::contains).toList();
        if (languages.isEmpty()) {
            throw absent("tesseract has none of the languages eng, deu and fra.", null);
        }
        return languages;
    }

    /** What it reads of a picture file, as tab-separated values, one word a line. */
    String read(
            Path picture, List<String> languages, int layout, int dpi, Cancellation cancellation) {
        return run(
                List.of(
                        command,
                        picture.toString(),
                        "stdout",
                        "-l",
                        String.join("+", languages),
                        "--psm",
                        Integer.toString(layout),
                        "--dpi",
                        Integer.toString(dpi),
                        "-c",
                        "preserve_interword_spaces=1",
                        "tsv"),
                patience,
                cancellation);
    }

    private String run(List<String> words, Duration most, Cancellation cancellation) {
        try {
            var output = Files.createTempFile("baton-ocr", ".txt");
            try {
                var builder =
                        new ProcessBuilder(words)
                                .redirectErrorStream(false)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .redirectOutput(output.toFile());
                // One thread a page: pages of other documents are read at the same time.
                builder.environment().put("OMP_THREAD_LIMIT", "1");
                await(start(builder), most, cancellation);
                return Files.readString(output, StandardCharsets.UTF_8);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(Cause.INTERNAL, "The text of a picture could not be read."), e);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw absent("tesseract is not installed, so pictures cannot be read.", e);
        }
    }

    private static void await(Process process, Duration most, Cancellation cancellation) {
        try (var _ = cancellation.onCancel(() -> end(process))) {
            process.getOutputStream().close();
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.of(
                        Cause.TIMEOUT,
                        "Reading a picture took longer than %d seconds."
                                .formatted(most.toSeconds()),
                        "Enter the invoice by hand, or send a smaller picture.");
            }
            cancellation.check();
            if (process.exitValue() != 0) {
                throw ProblemException.of(
                        Cause.BAD_REQUEST,
                        "The picture could not be read.",
                        "Enter the invoice by hand, or send another picture.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(Cause.CANCELLED, "Reading a picture was interrupted."), e);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(Cause.INTERNAL, "The text of a picture could not be read."), e);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static ProblemException absent(
            String text, @org.jspecify.annotations.Nullable Exception because) {
        var problem =
                Problem.of(
                        Cause.MODE_UNAVAILABLE,
                        text,
                        "Install it: apt-get install tesseract-ocr tesseract-ocr-deu tesseract-ocr-fra.",
                        "Or enter the invoice by hand.");
        return because == null
                ? new ProblemException(problem)
                : new ProblemException(problem, because);
    }
}
