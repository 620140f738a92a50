package dev.baton.model;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** LangChain4j's models of one provider: for whole answers and for streamed ones. */
record ChatModels(ChatModel whole, StreamingChatModel streamed) {

    /** Retries, time-outs and logging are left to {@link Provider}; requests hold secrets. */
    static ChatModels of(Kind kind, ModelConfig.Account account, String model) {
        var url = account.baseUrl().orElse(kind.baseUrl());
        var http = new ModelHttp(url).asBuilder();
        var key = account.key().orElse(null);
        return switch (kind) {
            case OPENAI ->
                    new ChatModels(
                            OpenAiChatModel.builder()
                                    .httpClientBuilder(http)
                                    .baseUrl(url)
                                    .apiKey(key)
                                    .modelName(model)
                                    .maxRetries(0)
                                    .strictJsonSchema(true)
                                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                                    .build(),
                            OpenAiStreamingChatModel.builder()
                                    .httpClientBuilder(http)
                                    .baseUrl(url)
                                    .apiKey(key)
                                    .modelName(model)
                                    .strictJsonSchema(true)
                                    .build());
            case ANTHROPIC ->
                    new ChatModels(
                            AnthropicChatModel.builder()
                                    .httpClientBuilder(http)
                                    .baseUrl(url)
                                    .apiKey(key)
                                    .modelName(model)
                                    .maxRetries(0)
                                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                                    .build(),
                            AnthropicStreamingChatModel.builder()
                                    .httpClientBuilder(http)
                                    .baseUrl(url)
                                    .apiKey(key)
                                    .modelName(model)
                                    .build());
            case OLLAMA ->
                    new ChatModels(
                            OllamaChatModel.builder()
                                    .httpClientBuilder(http)
                                    .baseUrl(url)
                                    .modelName(model)
                                    .maxRetries(0)
                                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                                    .build(),
                            OllamaStreamingChatModel.builder()
                                    .httpClientBuilder(http)
                                    .baseUrl(url)
                                    .modelName(model)
                                    .build());
        };
    }
}
