package dev.baton.plan;

/** The id of a caller's conversation; opaque, at most 64 characters of {@code A-Za-z0-9_-}. */
public record SessionId(String value) {
    public SessionId {
        Ids.check("session id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
