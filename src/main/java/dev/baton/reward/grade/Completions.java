package dev.baton.reward.grade;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.model.LenientJson;
import dev.baton.model.Tokens;
import dev.baton.reward.grade.Candidate.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the query in what a model wrote: alone, in a fence, as a field of JSON, or among words.
 * What comes after it is words again; no text makes this slow.
 */
public final class Completions {
    private static final int LONGEST = 40_000;
    private static final Pattern THOUGHT =
            Pattern.compile("(?is)<think(?:ing)?>(.*?)(?:</think(?:ing)?>|\\z)");
    private static final Pattern FENCE =
            Pattern.compile("```[ \\t]*([a-zA-Z0-9_+-]*)[ \\t]*\\R?(.*?)(```|\\z)", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}\\W+\\p{L}{2,}");
    private static final List<String> QUERY = List.of("sql", "query", "statement");
    private static final List<String> REASON =
            List.of("reasoning", "rationale", "explanation", "reason", "clarification", "answer");

    private Completions() {}

    /** The answer in a completion. */
    public static Candidate read(String completion) {
        var kept = completion.length() <= LONGEST ? completion : completion.substring(0, LONGEST);
        int tokens = Tokens.count(kept);
        var thoughts = new StringBuilder();
        THOUGHT.matcher(kept).results().forEach(found -> thoughts.append(found.group(1)));
        var text = THOUGHT.matcher(kept).replaceAll(" ").strip();
        return found(text, thoughts.toString(), tokens);
    }

    private static Candidate found(String text, String thoughts, int tokens) {
        if (SqlStart.statement(text)) {
            return pure(text, thoughts, tokens);
        }
        return json(text, thoughts, tokens)
                .or(() -> fenced(text, thoughts, tokens))
                .or(() -> inline(text, tokens))
                .orElseGet(() -> words(text, tokens));
    }

    private static Candidate pure(String text, String thoughts, int tokens) {
        var cut = SqlStart.cut(text);
        if (!cut.rest().isEmpty()) {
            return new Candidate(Form.SALVAGED, cut.sql(), cut.rest(), tokens);
        }
        return new Candidate(Form.CLEAN, cut.sql(), rationale(thoughts), tokens);
    }

    private static Optional<Candidate> json(String text, String thoughts, int tokens) {
        if (text.indexOf('{') < 0) {
            return Optional.empty();
        }
        return LenientJson.object(text)
                .filter(object -> QUERY.stream().anyMatch(object::has))
                .map(object -> ofJson(object, text, thoughts, tokens));
    }

    private static Candidate ofJson(JsonNode object, String text, String thoughts, int tokens) {
        var reasons = new StringBuilder();
        for (var field : REASON) {
            said(object.path(field), reasons);
        }
        var why = rationale(reasons + " " + thoughts);
        var sql =
                QUERY.stream()
                        .map(name -> object.path(name).asText("").strip())
                        .filter(query -> !query.isEmpty() && !query.equals("null"))
                        .findFirst();
        if (sql.isEmpty()) {
            return why == null
                    ? new Candidate(Form.NOTHING, null, null, tokens)
                    : Candidate.declined(why, tokens);
        }
        var fence = FENCE.matcher(sql.get());
        var query = fence.find() ? fence.group(2).strip() : sql.get();
        boolean alone = text.startsWith("{") || text.startsWith("[") || text.startsWith("```");
        return new Candidate(alone ? Form.CLEAN : Form.SALVAGED, query, why, tokens);
    }

    private static void said(JsonNode field, StringBuilder into) {
        if (field.isTextual()) {
            into.append(field.textValue()).append(' ');
        } else if (field.isArray()) {
            field.forEach(item -> into.append(item.asText("")).append(' '));
        }
    }

    private static Optional<Candidate> fenced(String text, String thoughts, int tokens) {
        var queries = new LinkedHashSet<String>();
        var around = new StringBuilder();
        boolean closed = true;
        int from = 0;
        var fences = FENCE.matcher(text);
        while (fences.find()) {
            var inside = fences.group(2).strip();
            around.append(text, from, fences.start()).append(' ');
            from = fences.end();
            if (SqlStart.statement(inside)
                    || fences.group(1).toLowerCase(java.util.Locale.ROOT).contains("sql")
                            && !inside.isEmpty()) {
                queries.add(inside);
                closed = !fences.group(3).isEmpty();
            }
        }
        if (queries.isEmpty()) {
            return Optional.empty();
        }
        around.append(text, from, text.length());
        // Of several the last one is meant: what stands before it was a draft.
        var query = new ArrayList<>(queries).getLast();
        var form = queries.size() > 1 ? Form.SEVERAL : closed ? Form.CLEAN : Form.SALVAGED;
        return Optional.of(new Candidate(form, query, rationale(around + " " + thoughts), tokens));
    }

    private static Optional<Candidate> inline(String text, int tokens) {
        return SqlStart.among(text)
                .map(cut -> new Candidate(Form.SALVAGED, cut.sql(), rationale(cut.rest()), tokens));
    }

    private static Candidate words(String text, int tokens) {
        return WORDS.matcher(text).find()
                ? Candidate.declined(text, tokens)
                : new Candidate(Form.NOTHING, null, null, tokens);
    }

    private static @Nullable String rationale(String text) {
        var stripped = text.strip();
        return WORDS.matcher(stripped).find() ? stripped : null;
    }
}
