package dev.baton.model;

/** What a model wrote, which one it was, and what that took. */
public record ModelReply(String text, String engine, ModelUse use) {}
