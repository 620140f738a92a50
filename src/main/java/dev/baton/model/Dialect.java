package dev.baton.model;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint understands of a request. It begins with everything and leaves out what the
 * endpoint says it does not know, from then on.
 */
final class Dialect {
    private static final Pattern FORM =
            Pattern.compile("response_format|output_config|output_format|schema|[\"'`]format");

    private volatile boolean schema;
    private volatile boolean temperature = true;
    private volatile boolean longest = true;

    Dialect(boolean schema) {
        this.schema = schema;
    }

    ChatRequest.Builder say(ChatRequest.Builder request, ModelCall call, int maxOutputTokens) {
        var answerSchema = call.prompt().prompt().answerSchema();
        if (schema && answerSchema != null) {
            request.responseFormat(format(call.prompt().prompt().name(), answerSchema));
        }
        if (temperature) {
            request.temperature(call.temperature());
        }
        if (longest) {
            request.maxOutputTokens(maxOutputTokens);
        }
        return request;
    }

    /** True when the refusal names something that can be left out and was not yet. */
    boolean learns(@Nullable TurnedAway refusal) {
        if (refusal == null || (refusal.statusCode() != 400 && refusal.statusCode() != 422)) {
            return false;
        }
        var said = Failure.said(refusal).toLowerCase(Locale.ROOT);
        if (temperature && said.contains("temperature")) {
            temperature = false;
            return true;
        }
        if (longest && (said.contains("max_tokens") || said.contains("max_completion_tokens"))) {
            longest = false;
            return true;
        }
        if (schema && FORM.matcher(said).find()) {
            schema = false;
            return true;
        }
        return false;
    }

    private static ResponseFormat format(String name, String answerSchema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder()
                                .name(name.replace('-', '_'))
                                .rootElement(JsonRawSchema.from(answerSchema))
                                .build())
                .build();
    }
}
