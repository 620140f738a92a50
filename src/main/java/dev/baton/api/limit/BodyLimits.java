package dev.baton.api.limit;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** How many bytes each address takes. */
@Singleton
public class BodyLimits {
    /** What an address takes that says nothing of it, in bytes. */
    public static final long USUAL = 4 << 20;

    private static final String SETTING = "baton.http.largest-body";

    private final Map<Method, Limit> known = new ConcurrentHashMap<>();
    private final Config config;
    private final Limit server;

    BodyLimits(HttpConfig http, Config config) {
        this.config = config;
        this.server = new Limit(http.largestBody().asLongValue(), SETTING);
    }

    /** So many bytes at most; the setting that says so, if any does. */
    record Limit(long bytes, @Nullable String setting) {
        /** What is told of a body that is larger. */
        Problem passed(long declared) {
            var advice =
                    "Send less at once%s."
                            .formatted(
                                    setting == null
                                            ? ""
                                            : ", or have whoever runs the server raise " + setting);
            return Problem.of(
                    Cause.TOO_LARGE,
                    declared > 0
                            ? "The body has %,d bytes; up to %,d are taken here."
                                    .formatted(declared, bytes)
                            : "The body is larger than the %,d bytes that are taken here."
                                    .formatted(bytes),
                    advice);
        }
    }

    /** What any address takes at most. */
    Limit server() {
        return server;
    }

    /** What that method of a resource takes. */
    Limit of(Method method) {
        return known.computeIfAbsent(method, this::read);
    }

    private Limit read(Method method) {
        var own = own(method.getAnnotation(BodyLimit.class));
        return own.bytes() < server.bytes() ? own : server;
    }

    private Limit own(@Nullable BodyLimit said) {
        if (said == null) {
            return new Limit(USUAL, null);
        }
        if (!said.setting().isEmpty()) {
            return new Limit(config.getValue(said.setting(), Long.class), said.setting());
        }
        return said.bytes() > 0 ? new Limit(said.bytes(), null) : server;
    }
}
