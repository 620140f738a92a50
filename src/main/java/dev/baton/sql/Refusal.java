package dev.baton.sql;

/** Ends the guard's reading: there is no sense in looking further. */
final class Refusal extends RuntimeException {
    private final transient Verdict.Violation violation;

    Refusal(String code, String text, String suggestion) {
        super(code, null, false, false);
        violation = new Verdict.Violation(code, text, suggestion);
    }

    Verdict.Violation violation() {
        return violation;
    }
}
