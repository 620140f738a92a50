package dev.baton.context;

import dev.baton.model.Tokens;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The pieces of one briefing: evidence in the order of its steps, then the history. */
final class Sheet {
    /** A piece with its marks; only what is named is told when there is a budget. */
    private record Entry(Fence fence, Noted part, Compressed.Means means, boolean named) {
        Compressed plain() {
            return Compression.result(part, part.plain(), means);
        }

        /** Only a history is summed up in other words; evidence is not. */
        Compressed told(Told told, int budget, Summarizer summarizer) {
            return switch (means) {
                case SENTENCES -> Compression.summed(part, told, budget, means, summarizer);
                case WHOLE, DIGEST, SUMMARY -> Compression.result(part, told, means);
            };
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final int plainTokens;

    Sheet(Topic topic) {
        topic.evidence().forEach((step, evidence) -> entries.add(entry(topic, step, evidence)));
        if (!topic.history().isEmpty()) {
            var history = Compression.reading(topic.history(), topic.goal());
            entries.add(
                    new Entry(Fence.HISTORY, new Noted(history), Compressed.Means.SENTENCES, true));
        }
        plainTokens =
                entries.stream()
                        .mapToInt(entry -> entry.fence().tokens() + entry.part().plain().tokens())
                        .sum();
    }

    private static Entry entry(Topic topic, StepId step, Evidence evidence) {
        return new Entry(
                Fence.of(step, topic.titles().getOrDefault(step, "")),
                new Noted(Digest.of(evidence)),
                Compressed.Means.DIGEST,
                topic.named().contains(step));
    }

    /** Every piece in full, those not named too. */
    Briefing whole(int budget) {
        return written("", entries, entries.stream().map(Entry::plain).toList(), budget);
    }

    /** What is named, divided so that small pieces stay whole. */
    Briefing within(int budget, Summarizer summarizer) {
        var named = entries.stream().filter(Entry::named).toList();
        var others = others();
        int marks =
                Tokens.count(others)
                        + named.stream().mapToInt(entry -> entry.fence().tokens()).sum();
        int room = Math.max(0, budget - marks);
        var told = Shares.told(named.stream().map(Entry::part).toList(), room);
        int used = told.stream().mapToInt(Told::tokens).sum();
        var pieces = new ArrayList<Compressed>();
        for (int at = 0; at < told.size(); at++) {
            int own = room - used + told.get(at).tokens();
            pieces.add(named.get(at).told(told.get(at), own, summarizer));
        }
        return written(others, named, pieces, budget);
    }

    /** That there is more evidence than is told. */
    private String others() {
        var names =
                entries.stream()
                        .filter(entry -> !entry.named())
                        .map(entry -> entry.fence().name())
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "Done too, not shown here: " + names + "\n";
    }

    private Briefing written(String others, List<Entry> told, List<Compressed> texts, int budget) {
        var text = new StringBuilder();
        var pieces = new ArrayList<Briefing.Piece>();
        for (int at = 0; at < texts.size(); at++) {
            var fence = told.get(at).fence();
            var piece = texts.get(at);
            text.append(fence.around(piece.text()));
            pieces.add(
                    new Briefing.Piece(
                            fence.name(),
                            fence.tokens() + piece.tokens(),
                            fence.tokens() + piece.plainTokens(),
                            piece.means(),
                            piece.leftOut()));
        }
        var whole = text.append(others).toString().strip();
        int tokens = Tokens.count(whole);
        return new Briefing(whole, tokens, Math.max(tokens, plainTokens), budget, pieces);
    }
}
