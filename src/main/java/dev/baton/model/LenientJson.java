package dev.baton.model;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the JSON object in what a model wrote: among prose, in a code fence, with small faults. */
public final class LenientJson {
    private static final Pattern THOUGHT =
            Pattern.compile("(?s)<think(?:ing)?>.*?</think(?:ing)?>");
    private static final Pattern FENCED = Pattern.compile("(?s)```[a-zA-Z]*\\s*\\R(.*?)```");
    private static final int MOST_OBJECTS = 20;
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            new JsonFactoryBuilder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(50)
                                                    .build())
                                    .build())
                    .enable(
                            JsonReadFeature.ALLOW_TRAILING_COMMA,
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_SINGLE_QUOTES,
                            JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build();

    private LenientJson() {}

    /** The first object that can be read; empty when there is none. */
    public static Optional<JsonNode> object(String written) {
        var text = THOUGHT.matcher(written).replaceAll("").strip();
        var places = new ArrayList<String>();
        places.add(text);
        FENCED.matcher(text).results().forEach(fence -> places.add(fence.group(1)));
        places.addAll(objects(text));
        return places.stream().map(LenientJson::read).flatMap(Optional::stream).findFirst();
    }

    private static Optional<JsonNode> read(String text) {
        try (var parser = MAPPER.createParser(text)) {
            var node = MAPPER.<JsonNode>readTree(parser);
            if (node == null || parser.nextToken() != null) {
                return Optional.empty();
            }
            var only = node.isArray() && node.size() == 1 ? node.get(0) : node;
            return only.isObject() ? Optional.of(only) : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every outermost stretch from a brace to the one that closes it. */
    private static List<String> objects(String text) {
        var found = new ArrayList<String>();
        int depth = 0;
        int start = -1;
        boolean quoted = false;
        for (int i = 0; i < text.length() && found.size() < MOST_OBJECTS; i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"' && depth > 0) {
                quoted = true;
            } else if (c == '{') {
                if (depth++ == 0) {
                    start = i;
                }
            } else if (c == '}' && depth > 0 && --depth == 0) {
                found.add(text.substring(start, i + 1));
            }
        }
        return found;
    }
}
