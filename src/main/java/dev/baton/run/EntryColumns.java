package dev.baton.run;

import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Shown;
import dev.baton.json.Json;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds entries to the statement that writes them: an array for each column, in its order. */
final class EntryColumns {
    private final Connection connection;
    private final PreparedStatement to;
    private int next = 1;

    EntryColumns(Connection connection, PreparedStatement to) {
        this.connection = connection;
        this.to = to;
    }

    void fresh(List<Entry> entries) throws SQLException {
        text(entries, Entry::run);
        text(entries, entry -> request(entry).session());
        text(entries, entry -> request(entry).caller().name());
        text(entries, entry -> Permissions.write(request(entry).caller()));
        text(entries, entry -> request(entry).workflow());
        text(entries, entry -> request(entry).question());
        text(entries, entry -> Json.write(request(entry).plan()));
        text(entries, entry -> Json.write(request(entry).input()));
        text(entries, entry -> request(entry).idempotencyKey());
        text(entries, entry -> fresh(entry).hash());
        array("int8", entries, entry -> request(entry).timeout().toMillis());
        text(entries, entry -> fresh(entry).at());
        text(entries, entry -> fresh(entry).deadline());
        text(entries, entry -> Json.write(request(entry).terms()));
        array("int4", entries, entry -> request(entry).terms().priority());
        text(entries, entry -> request(entry).terms().door());
        array("int4", entries, entry -> request(entry).plan().steps().isEmpty() ? 0 : 1);
        array("int8", entries, Entry::epoch);
        text(entries, entry -> fresh(entry).owner());
        text(entries, ofParent(Entry.Parent::run));
        text(entries, ofParent(Entry.Parent::step));
    }

    void all(List<Entry> entries) throws SQLException {
        entries(entries);
        text(entries.stream().map(Entry::run).distinct().sorted().toList(), run -> run);
        events(parts(entries, entry -> entry.log().events()));
        spent(parts(entries, entry -> entry.log().spent()));
        answers(parts(entries, entry -> one(entry.turn().answer())));
        turns(
                parts(
                        entries,
                        entry -> entry.turn().changesRun() ? List.of(entry.turn()) : List.of()));
    }

    void rare(List<Entry> entries) throws SQLException {
        failures(parts(entries, entry -> entry.log().failures()));
        asked(parts(entries, entry -> entry.log().asked()));
        heard(parts(entries, entry -> entry.log().heard()));
        withdrawn(parts(entries, entry -> entry.log().withdrawn()));
        undone(parts(entries, entry -> entry.log().undone()));
    }

    private void entries(List<Entry> entries) throws SQLException {
        text(entries, Entry::run);
        array("int8", entries, Entry::epoch);
        text(entries, ofStep(settled -> settled.of().step().id()));
        text(entries, ofStep(settled -> settled.of().agent()));
        text(entries, ofStep(settled -> settled.of().step().title()));
        text(entries, ofStep(settled -> settled.of().step().stage()));
        text(entries, ofStep(settled -> settled.outcome().code()));
        array("int4", entries, ofStep(settled -> settled.effort().attempts()));
        array("int4", entries, ofStep(settled -> settled.effort().tokens()));
        text(entries, ofStep(settled -> problem(settled.outcome().problem())));
        text(entries, ofStep(settled -> settled.effort().started()));
        text(entries, ofStep(settled -> settled.effort().ended()));
        array("int4", entries, ofStep(settled -> settled.of().revision()));
        array("bool", entries, ofStep(settled -> settled.of().effect()));
        text(entries, ofStep(settled -> settled.of().takenFrom()));
        text(entries, ofProof(Entry.Proof::body));
        text(entries, ofProof(Entry.Proof::digest));
        text(entries, ofProof(Entry.Proof::engine));
    }

    private record Of<T>(long n, T part) {}

    private static <T> List<Of<T>> parts(List<Entry> entries, Function<Entry, List<T>> parts) {
        var all = new ArrayList<Of<T>>();
        for (var i = 0; i < entries.size(); i++) {
            for (var part : parts.apply(entries.get(i))) {
                all.add(new Of<>(i + 1, part));
            }
        }
        return all;
    }

    private static <T> List<T> one(@Nullable T part) {
        return part == null ? List.of() : List.of(part);
    }

    private void events(List<Of<Entry.Told>> events) throws SQLException {
        array("int8", events, Of::n);
        array("int8", events, event -> event.part().seq());
        text(events, event -> event.part().type());
        text(events, event -> event.part().payload());
        text(events, event -> event.part().at());
    }

    private void spent(List<Of<Entry.Spent>> spent) throws SQLException {
        array("int8", spent, Of::n);
        text(spent, one -> one.part().by());
        text(spent, one -> one.part().use().purpose());
        text(spent, one -> one.part().use().model());
        text(spent, one -> one.part().use().promptHash());
        array("int4", spent, one -> one.part().use().inputTokens());
        array("int4", spent, one -> one.part().use().outputTokens());
        array("int4", spent, one -> one.part().use().plainTokens());
        array("int8", spent, one -> one.part().use().costMicros());
        array("int8", spent, one -> one.part().use().millis());
        text(spent, one -> one.part().at());
    }

    private void failures(List<Of<Entry.Failure>> failures) throws SQLException {
        array("int8", failures, Of::n);
        text(failures, failure -> failure.part().step());
        array("int4", failures, failure -> failure.part().revision());
        text(failures, failure -> failure.part().agent());
        text(failures, failure -> failure.part().print());
        text(failures, failure -> failure.part().problem().cause().code());
        text(failures, failure -> Json.write(failure.part().problem()));
        array("int4", failures, failure -> failure.part().attempts());
        text(failures, failure -> failure.part().at());
    }

    private void answers(List<Of<Entry.Given>> answers) throws SQLException {
        array("int8", answers, Of::n);
        array("int4", answers, answer -> answer.part().version());
        text(answers, answer -> answer.part().body());
        array("float8", answers, answer -> answer.part().confidence().value());
        text(answers, answer -> answer.part().author());
        text(answers, answer -> answer.part().at());
    }

    private void asked(List<Of<Entry.Asked>> asked) throws SQLException {
        array("int8", asked, Of::n);
        text(asked, one -> one.part().escalation().id());
        text(asked, ofOrigin(Escalation.Origin::step));
        text(asked, ofOrigin(Escalation.Origin::session));
        text(asked, ofOrigin(Escalation.Origin::caller));
        text(asked, ofOrigin(Escalation.Origin::workflow));
        array("int4", asked, ofOrigin(Escalation.Origin::priority));
        text(asked, ofOrigin(Escalation.Origin::at));
        text(asked, ofShown(shown -> shown.question().reason().name().toLowerCase(Locale.ROOT)));
        text(asked, ofShown(shown -> shown.question().text()));
        text(asked, ofShown(shown -> Json.write(shown.question().options())));
        text(asked, ofShown(shown -> Json.write(shown.question().proposed())));
        text(asked, ofShown(shown -> Json.write(shown.question().response())));
        text(asked, ofShown(shown -> Json.write(shown.evidence())));
        array("float8", asked, ofShown(EntryColumns::confidence));
        text(asked, ofShown(Shown::hash));
        text(asked, ofTerms(Escalation.Terms::permission));
        array("int4", asked, ofTerms(Escalation.Terms::approvals));
        array("bool", asked, ofTerms(Escalation.Terms::fourEyes));
        text(asked, one -> one.part().escalation().standing().expiresAt());
        text(asked, one -> one.part().topic());
        array("int8", asked, Of::n);
        text(asked, one -> one.part().escalation().id());
        text(asked, ofOrigin(Escalation.Origin::step));
        text(asked, one -> one.part().hold().kind().code());
        array("int4", asked, one -> one.part().hold().revision());
    }

    private static @Nullable Object confidence(Shown shown) {
        var confidence = shown.confidence();
        return confidence == null ? null : confidence.value();
    }

    private void heard(List<Of<EscalationId>> heard) throws SQLException {
        array("int8", heard, Of::n);
        text(heard, Of::part);
    }

    private void withdrawn(List<Of<Entry.Withdrawn>> withdrawn) throws SQLException {
        array("int8", withdrawn, Of::n);
        text(withdrawn, one -> one.part().id());
        text(withdrawn, one -> one.part().why());
        text(withdrawn, one -> one.part().at());
    }

    private void undone(List<Of<Entry.Undone>> undone) throws SQLException {
        array("int8", undone, Of::n);
        text(undone, one -> one.part().step());
        text(undone, one -> problem(one.part().problem()));
        text(undone, one -> one.part().at());
    }

    private void turns(List<Of<Entry.Turn>> turns) throws SQLException {
        array("int8", turns, Of::n);
        text(turns, ofEnding(ending -> ending.status().code()));
        text(turns, EntryColumns::problem);
        text(turns, EntryColumns::failedStage);
        text(turns, ofEnding(ending -> ending.status().ended() ? ending.at() : null));
        array("int8", turns, ofEnding(ending -> ending.rest().leftMillis()));
        array("int4", turns, ofEnding(ending -> ending.rest().seen()));
        array("bool", turns, turn -> turn.part().interruptionsForgiven());
        text(turns, ofPlan(Entry.Made::plan));
        array("int4", turns, ofPlan(made -> made.revision().number()));
        text(turns, ofPlan(made -> Json.write(made.revision().changed())));
        text(turns, ofEnding(ending -> awaits(ending.rest().awaits())));
        text(turns, EntryColumns::undoing);
        text(turns, ofEnding(ending -> rollback(ending.rollback())));
    }

    private static @Nullable String problem(Of<Entry.Turn> turn) {
        var ending = turn.part().ending();
        var undoing = turn.part().undoing();
        return ending != null
                ? problem(ending.problem())
                : undoing == null ? null : problem(undoing.problem());
    }

    private static @Nullable String failedStage(Of<Entry.Turn> turn) {
        var ending = turn.part().ending();
        var undoing = turn.part().undoing();
        return ending != null
                ? ending.failedStage()
                : undoing == null ? null : undoing.failedStage();
    }

    private static @Nullable String undoing(Of<Entry.Turn> turn) {
        var undoing = turn.part().undoing();
        return undoing == null ? null : undoing.end().code();
    }

    private static @Nullable String rollback(@Nullable Rollback rollback) {
        return rollback == null ? null : rollback.code();
    }

    /** As PostgreSQL writes an array of ids; null when it would be empty. */
    private static @Nullable String awaits(List<RunId> runs) {
        return runs.isEmpty()
                ? null
                : runs.stream().map(RunId::value).collect(Collectors.joining(",", "{", "}"));
    }

    private <T> void text(List<T> rows, Function<T, @Nullable Object> column) throws SQLException {
        array("text", rows, row -> stored(column.apply(row)));
    }

    private <T> void array(String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        var values = new @Nullable Object[rows.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        to.setArray(next++, connection.createArrayOf(type, values));
    }

    /** PostgreSQL's text holds every character but the zero one. */
    private static @Nullable String stored(@Nullable Object value) {
        return value == null ? null : value.toString().replace("\0", "");
    }

    private static @Nullable String problem(@Nullable Problem problem) {
        return problem == null ? null : Json.write(problem);
    }

    private static Entry.Fresh fresh(Entry entry) {
        return Objects.requireNonNull(entry.fresh());
    }

    private static RunRequest request(Entry entry) {
        return fresh(entry).request();
    }

    private static Function<Entry, @Nullable Object> ofParent(
            Function<Entry.Parent, @Nullable Object> column) {
        return entry -> {
            var parent = fresh(entry).parent();
            return parent == null ? null : column.apply(parent);
        };
    }

    private static Function<Entry, @Nullable Object> ofStep(
            Function<Entry.Settled, @Nullable Object> column) {
        return entry -> entry.step() == null ? null : column.apply(entry.step());
    }

    private static Function<Entry, @Nullable Object> ofProof(
            Function<Entry.Proof, @Nullable Object> column) {
        return ofStep(
                settled -> settled.evidence() == null ? null : column.apply(settled.evidence()));
    }

    private static Function<Of<Entry.Turn>, @Nullable Object> ofEnding(
            Function<Entry.Ending, @Nullable Object> column) {
        return turn -> {
            var ending = turn.part().ending();
            return ending == null ? null : column.apply(ending);
        };
    }

    private static Function<Of<Entry.Asked>, @Nullable Object> ofOrigin(
            Function<Escalation.Origin, @Nullable Object> column) {
        return asked -> column.apply(asked.part().escalation().origin());
    }

    private static Function<Of<Entry.Asked>, @Nullable Object> ofShown(
            Function<Shown, @Nullable Object> column) {
        return asked -> column.apply(asked.part().escalation().shown());
    }

    private static Function<Of<Entry.Asked>, @Nullable Object> ofTerms(
            Function<Escalation.Terms, @Nullable Object> column) {
        return asked -> column.apply(asked.part().escalation().terms());
    }

    private static Function<Of<Entry.Turn>, @Nullable Object> ofPlan(
            Function<Entry.Made, @Nullable Object> column) {
        return turn -> {
            var plan = turn.part().plan();
            return plan == null ? null : column.apply(plan);
        };
    }
}
