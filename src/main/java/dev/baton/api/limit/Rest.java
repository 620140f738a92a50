package dev.baton.api.limit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a client still sends when it was answered already. It is dropped for a while, since a
 * connection that is closed at once takes the answer with it before the client has read it.
 */
final class Rest {
    private static final long PATIENCE_MS = 10_000;

    private Rest() {}

    /** Says before the answer that the connection ends with it, when the body is too large. */
    static void announce(RoutingContext context) {
        if (refused(context) && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
    }

    /** After the answer: drops the rest of the request, of at most so many bytes. */
    static void drop(RoutingContext context, long most) {
        var request = context.request();
        boolean last = refused(context);
        var left = new AtomicLong(most);
        long timer = context.vertx().setTimer(PATIENCE_MS, _ -> end(request));
        try {
            request.handler(piece -> {
                if (left.addAndGet(-piece.length()) < 0) {
                    end(request);
                }
            });
            request.exceptionHandler(_ -> context.vertx().cancelTimer(timer));
            request.endHandler(_ -> {
                context.vertx().cancelTimer(timer);
                if (last) {
                    end(request);
                }
            });
            request.resume();
        } catch (IllegalStateException _) {
            // It has come to its end in the meantime.
            context.vertx().cancelTimer(timer);
        }
    }

    private static boolean refused(RoutingContext context) {
        return context.response().getStatusCode() == 413;
    }

    private static void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
