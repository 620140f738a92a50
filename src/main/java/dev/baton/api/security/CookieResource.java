package dev.baton.api.security;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a page shows its key once and is known from then on. */
@Path("/session/cookie")
@Tag(name = "Callers")
public class CookieResource {
    private final Callers callers;

    CookieResource(Callers callers) {
        this.callers = callers;
    }

    /** A key as a page sends it. */
    public record KeyRequest(@Nullable String key) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Exchange a key for a cookie that scripts cannot read")
    public Response give(@Nullable KeyRequest request, @Context UriInfo address) {
        var key = request == null ? null : request.key();
        var cookie = key == null ? Optional.<Callers.BrowserCookie>empty() : callers.cookieFor(key);
        var found =
                cookie.orElseThrow(() ->
                        ProblemException.of(
                                Cause.UNAUTHENTICATED,
                                "That key is not known.",
                                "Ask whoever runs the server for one."));
        return Response.noContent()
                .cookie(
                        cookie(found.name(), address)
                                .value(found.value())
                                .maxAge((int) found.age().toSeconds())
                                .build())
                .build();
    }

    @DELETE
    @Operation(summary = "Forget the cookie")
    public Response take(@Context UriInfo address) {
        return Response.noContent()
                .cookie(cookie(Callers.COOKIE, address).value("").maxAge(0).build())
                .build();
    }

    private static NewCookie.Builder cookie(String name, UriInfo address) {
        return new NewCookie.Builder(name)
                .path("/")
                .httpOnly(true)
                .secure("https".equals(address.getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
