package dev.baton.finance.invoice.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractTest {
    @TempDir Path folder;

    private Path command(String script) throws IOException {
        var file = folder.resolve("command");
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void a_command_that_hangs_is_ended() throws IOException {
        var hanging = new Tesseract(command("exec sleep 100").toString(), Duration.ofMillis(200));

        assertThatThrownBy(() -> hanging.read(folder, List.of("eng"), 4, 300, new Cancellation()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.TIMEOUT));
    }

    @Test
    void a_command_ends_when_nobody_wants_its_result() throws IOException {
        var hanging = new Tesseract(command("exec sleep 100").toString(), Duration.ofSeconds(90));
        var cancellation = new Cancellation();
        Thread.ofVirtual().start(cancellation::cancel);

        assertThatThrownBy(() -> hanging.read(folder, List.of("eng"), 4, 300, cancellation))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().cause()).isEqualTo(Cause.CANCELLED));
    }

    @Test
    void only_languages_that_are_installed_are_asked_for() throws IOException {
        var some =
                new Tesseract(
                        command("printf 'List\\nosd\\nfra\\neng\\n'").toString(),
                        Duration.ofSeconds(9));
        assertThat(some.languages(new Cancellation())).containsExactly("eng", "fra");
        var none = new Tesseract(command("echo osd").toString(), Duration.ofSeconds(9));
        assertThatThrownBy(() -> none.languages(new Cancellation()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void words_come_with_their_place_in_points_and_frames_are_no_words() {
        var words =
                Tsv.words(
                        """
                        level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
                        4\t1\t1\t1\t1\t0\t300\t600\t100\t50\t-1\t
                        5\t1\t1\t1\t1\t1\t300\t600\t150\t50\t96.5\tTotal
                        5\t1\t1\t1\t1\t2\t470\t600\t10\t50\t80\t|
                        """,
                        3,
                        300);

        assertThat(words)
                .singleElement()
                .satisfies(word -> {
                    assertThat(word.text()).isEqualTo("Total");
                    assertThat(word.page()).isEqualTo(3);
                    assertThat(word.confidence()).isEqualTo(0.965);
                    assertThat(word.box().x()).isEqualTo(72);
                    assertThat(word.box().height()).isEqualTo(12);
                });
    }

    @Test
    void a_page_that_lies_askew_is_turned_by_its_angle() {
        for (double askew : new double[] {-2, 1.5, 0}) {
            var page = new BufferedImage(800, 1000, BufferedImage.TYPE_BYTE_GRAY);
            var graphics = page.createGraphics();
            graphics.setColor(java.awt.Color.WHITE);
            graphics.fillRect(0, 0, 800, 1000);
            graphics.rotate(Math.toRadians(-askew), 400, 500);
            graphics.setColor(java.awt.Color.BLACK);
            for (int y = 100; y < 900; y += 25) {
                graphics.fillRect(100, y, 600, 8);
            }
            assertThat(Straight.angle(page)).isBetween(askew - 0.25, askew + 0.25);
        }
    }
}
