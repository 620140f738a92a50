package dev.baton.api.operation;

/** One thing that is wrong with a request: where, a stable code, and a sentence. */
record Fault(String field, Code code, String text) {
    /** What kinds of faults there are; the lower-case name is on the wire. */
    enum Code {
        NOT_JSON,
        MISSING,
        WRONG_TYPE,
        UNKNOWN_VALUE,
        OUT_OF_RANGE,
        TOO_LARGE
    }
}
