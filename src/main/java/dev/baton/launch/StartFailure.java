package dev.baton.launch;

/** Why Baton cannot start, in a sentence for the person who started it. */
final class StartFailure extends RuntimeException {
    StartFailure(String sentence) {
        super(sentence);
    }

    StartFailure(String sentence, Throwable because) {
        super(sentence, because);
    }
}
