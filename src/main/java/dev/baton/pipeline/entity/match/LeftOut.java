package dev.baton.pipeline.entity.match;

/** Blocks of one kind of key that were too big to be compared, and their records together. */
public record LeftOut(String key, int blocks, int records) {
    LeftOut and(LeftOut other) {
        return new LeftOut(key, blocks + other.blocks, records + other.records);
    }
}
