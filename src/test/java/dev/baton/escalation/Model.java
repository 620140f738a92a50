package dev.baton.escalation;

import java.util.ArrayList;
import java.util.List;

/** What the table should hold after each change, without a table. */
final class Model {
    private Model() {}

    static Escalation after(Escalation before, Verdict verdict) {
        var standing = before.standing();
        return switch (verdict) {
            case Verdict.Settled(var decision) ->
                    before.with(
                            new Escalation.Standing(
                                    new Escalation.Status.Decided(decision),
                                    standing.version() + 1,
                                    standing.level(),
                                    standing.expiresAt(),
                                    null,
                                    standing.amendment(),
                                    standing.exchange(),
                                    standing.votes()));
            case Verdict.Counted(var vote, _) -> {
                var votes = new ArrayList<>(standing.votes());
                votes.add(vote);
                yield before.with(votes(standing, votes));
            }
            case Verdict.Amended(var amendment) ->
                    before.with(
                            new Escalation.Standing(
                                    standing.status(),
                                    standing.version() + 1,
                                    standing.level(),
                                    standing.expiresAt(),
                                    null,
                                    amendment,
                                    standing.exchange(),
                                    List.of()));
            case Verdict.Repeated _, Verdict.Refused _ -> before;
        };
    }

    static Escalation after(Escalation before, Expiring expiring) {
        var standing = before.standing();
        return switch (expiring) {
            case Expiring.NotYet _ -> before;
            case Expiring.Raised(var level, var expiresAt) ->
                    before.with(
                            new Escalation.Standing(
                                    standing.status(),
                                    standing.version(),
                                    level,
                                    expiresAt,
                                    null,
                                    standing.amendment(),
                                    standing.exchange(),
                                    standing.votes()));
            case Expiring.Over(var at) ->
                    before.with(
                            new Escalation.Standing(
                                    new Escalation.Status.Expired(at),
                                    standing.version() + 1,
                                    standing.level(),
                                    standing.expiresAt(),
                                    null,
                                    standing.amendment(),
                                    standing.exchange(),
                                    standing.votes()));
        };
    }

    static Escalation claimed(Escalation before, Escalation.Claim claim) {
        var standing = before.standing();
        return before.with(
                new Escalation.Standing(
                        standing.status(),
                        standing.version(),
                        standing.level(),
                        standing.expiresAt(),
                        claim,
                        standing.amendment(),
                        standing.exchange(),
                        standing.votes()));
    }

    private static Escalation.Standing votes(
            Escalation.Standing standing, List<Escalation.Vote> votes) {
        return new Escalation.Standing(
                standing.status(),
                standing.version(),
                standing.level(),
                standing.expiresAt(),
                standing.claim(),
                standing.amendment(),
                standing.exchange(),
                votes);
    }
}
