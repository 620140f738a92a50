package dev.baton.api.limit;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What the head of a request says of its body. */
final class Declared {
    private Declared() {}

    /** Bytes of the body; 0 when there is none, -1 when only its end will tell. */
    static long length(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return parsed(length);
        }
        boolean comes =
                request.version() == HttpVersion.HTTP_2
                        ? !request.isEnded()
                        : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return comes ? -1 : 0;
    }

    private static long parsed(String length) {
        try {
            return Long.parseLong(length.strip());
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }
}
