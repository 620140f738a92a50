package dev.baton.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One streamed answer, read to its end on the calling thread. */
final class Stream implements StreamingChatResponseHandler {
    private final Consumer<String> pieces;
    private @Nullable ChatResponse complete;
    private @Nullable Throwable error;
    private boolean spoken;

    private Stream(Consumer<String> pieces) {
        this.pieces = pieces;
    }

    static ChatResponse read(
            StreamingChatModel model, ChatRequest request, Consumer<String> pieces) {
        var stream = new Stream(pieces);
        model.chat(request, stream);
        if (stream.error != null) {
            throw new Failure.Cut("the stream broke", stream.spoken, stream.error);
        }
        // A stream that just ends is no answer, even if all its pieces look like one.
        if (stream.complete == null || stream.complete.finishReason() == null) {
            throw new Failure.Cut("the stream ended early", stream.spoken, null);
        }
        return stream.complete;
    }

    @Override
    public void onPartialResponse(String piece) {
        if (!piece.isEmpty()) {
            spoken = true;
            pieces.accept(piece);
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        complete = response;
    }

    @Override
    public void onError(Throwable failure) {
        error = failure;
    }
}
