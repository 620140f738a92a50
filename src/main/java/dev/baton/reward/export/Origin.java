package dev.baton.reward.export;

/** Where an example comes from. */
public enum Origin {
    /** Graded answers of training runs. */
    TRAINING,
    /** Answers in mode train. */
    TRAIN_MODE,
    /** What people said of answers. */
    MEMORY
}
