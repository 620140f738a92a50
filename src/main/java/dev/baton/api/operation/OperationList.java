package dev.baton.api.operation;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.run.RunFilter;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.seen.Advance;
import dev.baton.run.seen.Advances;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists operations, newest first. */
@ApplicationScoped
class OperationList {
    // What the store cannot choose by itself is chosen here, of at most so many pages.
    private static final int MOST_PAGES = 10;

    private final Runs runs;
    private final Advances advances;

    OperationList(Runs runs, Advances advances) {
        this.runs = runs;
        this.advances = advances;
    }

    /** What a caller wants to see, in the words of the address. */
    record Wanted(
            @Nullable String type,
            @Nullable String status,
            @Nullable String caller,
            @Nullable String door,
            @Nullable String since,
            boolean brief) {}

    /** A page of those, newest first. */
    Runs.Page page(Wanted wanted, @Nullable String after, int limit) {
        var state = state(wanted.status());
        var since = Times.read(wanted.since(), "since", Instant.MIN);
        var filter = filter(wanted, state);
        var size = Math.clamp(limit, 1, Runs.LONGEST_LIST);
        var found = new ArrayList<RunView>();
        var next = after;
        for (var pages = 0; pages < MOST_PAGES; pages++) {
            int missing = size - found.size();
            var page =
                    wanted.brief()
                            ? runs.brief(filter, next, missing)
                            : runs.page(filter, next, missing);
            var fresh =
                    page.items().stream()
                            .filter(run -> !run.origin().at().isBefore(since))
                            .toList();
            found.addAll(fitting(fresh, wanted.type(), state));
            next = fresh.size() < page.items().size() ? null : page.next();
            if (next == null || found.size() >= size) {
                break;
            }
        }
        return new Runs.Page(List.copyOf(found), next);
    }

    private static RunFilter filter(Wanted wanted, @Nullable OperationState state) {
        var filter = RunFilter.ALL;
        if (wanted.caller() != null) {
            filter = filter.by(wanted.caller());
        }
        if (wanted.door() != null) {
            filter = filter.at(wanted.door());
        }
        if (state != null) {
            filter = filter.standing(state.status());
        }
        var type = wanted.type();
        if (type != null && type.equals(OperationType.CUSTOM.code())) {
            return filter.at(RequestReading.DOOR);
        }
        return type == null ? filter : filter.carryingOut(type);
    }

    private List<RunView> fitting(
            List<RunView> some, @Nullable String type, @Nullable OperationState state) {
        var how =
                state == null || state.status().ended()
                        ? Map.<RunId, Advance>of()
                        : advances.of(some);
        return some.stream()
                .filter(run -> type == null || typeOf(run).equals(type))
                .filter(run ->
                        !how.containsKey(run.id())
                                || OperationState.of(run.status(), how.get(run.id())) == state)
                .toList();
    }

    private static String typeOf(RunView run) {
        return Inputs.type(run.origin().input(), run.origin().workflow());
    }

    private static @Nullable OperationState state(@Nullable String code) {
        if (code == null) {
            return null;
        }
        for (var state : OperationState.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "There is no status “%s”.".formatted(Body.cut(code)),
                "Statuses are "
                        + String.join(
                                ", ",
                                Arrays.stream(OperationState.values())
                                        .map(OperationState::code)
                                        .toList())
                        + ".");
    }
}
