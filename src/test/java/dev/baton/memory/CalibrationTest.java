package dev.baton.memory;

import static dev.baton.memory.MemoryWorld.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.plan.RunId;
import dev.baton.statistics.Forecast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class CalibrationTest {
    /** Says 0.9 and is right six times of ten. */
    private static final List<Forecast> BOASTER =
            IntStream.range(0, 200).mapToObj(i -> new Forecast(0.9, i % 10 < 6)).toList();

    @Test
    void what_is_said_too_surely_is_lowered_and_never_falls_as_it_is_said_more_surely() {
        var calibration = Calibration.of(BOASTER);
        assertThat(calibration.of(0.9)).isCloseTo(0.6, within(0.05));
        double before = 0;
        for (double x = 0; x <= 1; x += 0.01) {
            assertThat(calibration.of(x)).isBetween(before, 1.0);
            before = calibration.of(x);
        }
    }

    @Test
    void few_outcomes_bend_it_little_and_none_do_not() {
        var few = Calibration.of(BOASTER.subList(7, 9));
        // Two that went wrong at 0.9, against an eleventh of the belief in each tenth.
        assertThat(few.of(0.9)).isBetween(0.55, 0.9);
        assertThat(few.of(0.3)).isCloseTo(0.3, within(0.001));
        var none = Calibration.of(List.of());
        for (double x = 0; x <= 1; x += 0.05) {
            assertThat(none.of(x)).isCloseTo(x, within(1e-9));
            assertThat(Calibration.NONE.of(x)).isEqualTo(x);
        }
    }

    @Test
    void the_order_of_outcomes_changes_nothing() {
        var random = new Random(1);
        var outcomes = new ArrayList<Forecast>();
        for (int i = 0; i < 300; i++) {
            double sure = random.nextInt(100) / 100.0;
            outcomes.add(new Forecast(sure, random.nextDouble() < sure * sure));
        }
        var one = Calibration.of(outcomes);
        Collections.shuffle(outcomes, random);
        var other = Calibration.of(outcomes);
        for (double x = 0; x <= 1; x += 0.01) {
            assertThat(other.of(x)).isCloseTo(one.of(x), within(1e-12));
        }
    }

    @Test
    void it_is_used_from_fifty_outcomes_on_and_not_before_and_undo_takes_it_back() {
        var world = MemoryWorld.fresh();
        var calibrations = new Calibrations(world.outcomes, world.config);
        for (int i = 0; i < 49; i++) {
            world.record(outcome("r" + i, "rules", "shop", 0.9, i % 10 < 6));
        }
        assertThat(calibrations.of("rules", "shop")).isEqualTo(Calibration.NONE);
        world.record(outcome("r49", "rules", "depot", 0.9, false));
        assertThat(calibrations.of("rules", "depot").of(0.9)).isLessThan(0.75);
        assertThat(calibrations.of("rules", "never seen").outcomes()).isEqualTo(50);
        assertThat(calibrations.of("some model", "shop")).isEqualTo(Calibration.NONE);
        world.feedbacks.undo(new RunId("r49"), "ann");
        assertThat(calibrations.of("rules", "shop")).isEqualTo(Calibration.NONE);
    }

    @Test
    void a_source_with_outcomes_enough_has_a_calibration_of_its_own() {
        var world = MemoryWorld.fresh(new MemoryWorld.Settings(true, Sharing.PERMITTED, 100, 20));
        var calibrations = new Calibrations(world.outcomes, world.config);
        for (int i = 0; i < 20; i++) {
            world.record(outcome("good" + i, "rules", "shop", 0.5, true));
            world.record(outcome("bad" + i, "rules", "depot", 0.5, false));
        }
        assertThat(calibrations.of("rules", "shop").of(0.5)).isGreaterThan(0.7);
        assertThat(calibrations.of("rules", "depot").of(0.5)).isLessThan(0.3);
        assertThat(calibrations.of("rules", "third").of(0.5)).isCloseTo(0.5, within(0.05));
        var off =
                new Calibrations(
                        world.outcomes,
                        new MemoryWorld.Settings(false, Sharing.PERMITTED, 100, 20));
        assertThat(off.of("rules", "shop")).isEqualTo(Calibration.NONE);
    }

    @Test
    void a_report_shows_both_curves_and_that_calibration_helps_on_outcomes_it_has_not_seen() {
        var world = MemoryWorld.fresh();
        for (int i = 0; i < 200; i++) {
            world.record(outcome("r" + i, "rules", "shop", 0.9, i % 10 < 6));
        }
        var reports = new Calibrations(world.outcomes, world.config).reports();
        assertThat(reports).hasSize(2);
        var report = reports.getFirst();
        assertThat(report.source()).isNull();
        assertThat(report.used()).isTrue();
        assertThat(report.right()).isEqualTo(0.6);
        assertThat(report.brierComputed()).isCloseTo(0.33, within(0.001));
        assertThat(report.brierCalibrated()).isLessThan(0.25);
        assertThat(report.computed().error()).isCloseTo(0.3, within(0.001));
        assertThat(report.calibrated().error()).isLessThan(0.1);
        assertThat(report.function()).hasSize(11);
    }

    private static Feedback outcome(
            String run, String engine, String source, double sure, boolean right) {
        var about = new Feedback.About(source, "How many?", "select 1", engine, sure);
        return new Feedback(
                new RunId(run),
                ANN.name(),
                right ? Opinion.UP : Opinion.DOWN,
                null,
                null,
                Feedback.Origin.FEEDBACK,
                true,
                about,
                MemoryWorld.NOON);
    }
}
