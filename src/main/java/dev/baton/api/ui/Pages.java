package dev.baton.api.ui;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Every address under {@code /ui} is the same document, whose scripts read the address; it is asked
 * for anew each time, so that a new version of the server brings its own scripts.
 */
@ApplicationScoped
class Pages {
    private static final String FIRST = "/ui/chat";
    private static final String DOCUMENT = "META-INF/resources/index.html";
    // After the filters that check every request, before the server's own static files.
    private static final int ORDER = -10;

    private final String document = document();
    private final String tag = tag(document);

    void register(@Observes Router router) {
        for (var path : new String[] {"/", "/index.html", "/ui", "/ui/"}) {
            read(router.route(path)).handler(Pages::first);
        }
        read(router.routeWithRegex("/ui/[^.]+")).handler(this::page);
    }

    private static Route read(Route route) {
        return route.method(HttpMethod.GET).method(HttpMethod.HEAD).order(ORDER);
    }

    private static void first(RoutingContext context) {
        context.response()
                .setStatusCode(302)
                .putHeader("Location", FIRST)
                .putHeader("Cache-Control", "no-cache")
                .end();
    }

    private void page(RoutingContext context) {
        HttpServerResponse response =
                context.response().putHeader("Cache-Control", "no-cache").putHeader("ETag", tag);
        if (tag.equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", "text/html; charset=utf-8").end(document);
        }
    }

    private static String document() {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = loader.getResourceAsStream(DOCUMENT)) {
            if (file == null) {
                throw new IllegalStateException(DOCUMENT + " was not built");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(String document) {
        var sum = new CRC32();
        sum.update(document.getBytes(StandardCharsets.UTF_8));
        return "\"%08x\"".formatted(sum.getValue());
    }
}
