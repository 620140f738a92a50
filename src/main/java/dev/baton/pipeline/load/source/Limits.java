package dev.baton.pipeline.load.source;

/** Bounds on what is fetched and unpacked. */
public record Limits(int files, long fetchedBytes, long unpackedBytes, int ratio, int entries) {}
