package dev.baton.pipeline.load.table;

import static dev.baton.pipeline.load.table.LoadWorld.BIRDS;
import static dev.baton.pipeline.load.table.LoadWorld.birds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class UndoTest {
    private final LoadWorld world = new LoadWorld();

    @Test
    void an_undone_load_leaves_the_table_as_it_was_before_it() {
        world.load("k1", birds(1, 200));
        world.execute("insert into birds values (999, 'by hand', 1, 'CLAY')");
        var before = world.birds();
        world.load("k2", birds(101, 300, line -> (line > 290 ? 105 : line) + ",gull,1"));

        assertThat(world.undo.undo("k2", BIRDS)).isTrue();

        assertThat(world.birds()).isEqualTo(before);
        assertThat(
                        world.one(
                                "select count(*) from baton_load.load_batch b join baton_load.load l on l.id = b.load_id where load_key = 'k2'"))
                .isEqualTo("0");
    }

    @Test
    void undoing_twice_or_what_never_was_changes_nothing() {
        world.load("k1", birds(1, 150));
        assertThat(world.undo.undo("k1", BIRDS)).isTrue();
        world.load("k2", birds(1, 50));
        var after = world.birds();

        assertThat(world.undo.undo("k1", BIRDS)).isTrue();
        assertThat(world.undo.undo("k9", BIRDS)).isTrue();

        assertThat(world.birds()).isEqualTo(after);
    }

    @Test
    void rows_that_a_later_load_has_written_stay_as_that_load_left_them() {
        world.load("k1", birds(1, 100));
        world.load("k2", birds(1, 150, line -> line + ",gull,1"));
        world.load("k3", birds(1, 50, line -> line + ",crane,2"));

        assertThat(world.undo.undo("k2", BIRDS)).isTrue();

        assertThat(
                        world.one(
                                "select string_agg(n, ' ' order by n) from (select kind || count(*) as n from birds group by kind) b"))
                .isEqualTo("crane50 heron50");
    }

    @Test
    void a_load_that_a_later_one_rests_on_cannot_be_undone() {
        world.load("k1", birds(1, 100));
        world.load("k2", birds(1, 150));
        var before = world.birds();

        assertThat(world.undo.undo("k1", BIRDS)).isFalse();

        assertThat(world.birds()).isEqualTo(before);
    }

    @Test
    void what_was_replaced_long_ago_is_forgotten() {
        world.load("k1", birds(1, 100));
        world.load("k2", birds(1, 100, line -> line + ",gull,1"));
        world.execute("update baton_load.load set ended_at = ended_at - interval '8 days'");

        assertThat(world.undo.undo("k2", BIRDS)).isFalse();

        world.load("k3", birds(400, 401));
        assertThat(world.one("select count(*) from baton_load.load_before")).isEqualTo("0");
    }

    @Test
    void an_undone_step_that_is_carried_out_again_loads_again() {
        var counts = world.load("k1", birds(1, 150));
        world.undo.undo("k1", BIRDS);

        assertThat(world.load("k1", birds(1, 150))).isEqualTo(counts);
        assertThat(world.one("select count(*) from birds")).isEqualTo("150");
    }
}
