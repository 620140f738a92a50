package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Rollback;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes back what an import or a run did to the books. */
@Path("/finance/companies/{company}/rollback")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Finance")
@RunOnVirtualThread
public class RollbackResource {
    private final Rollback rollback;
    private final CurrentCaller current;

    RollbackResource(Rollback rollback, CurrentCaller current) {
        this.rollback = rollback;
        this.current = current;
    }

    @POST
    @Path("/imports/{id}")
    @Operation(summary = "Take back what an import brought; a second time changes nothing")
    public Rollback.Done ofImport(
            @PathParam("company") String company,
            @PathParam("id") String id,
            @Nullable String body) {
        return rollback.ofImport(company, id, actor(body));
    }

    @POST
    @Path("/runs/{run}")
    @Operation(summary = "Take back what a run did to the books; a second time changes nothing")
    public Rollback.Done ofRun(
            @PathParam("company") String company,
            @PathParam("run") String run,
            @Nullable String body) {
        return rollback.ofRun(company, run, actor(body));
    }

    private Actor actor(@Nullable String body) {
        return Actor.person(current.with(FinancePermissions.APPROVE).name())
                .because(Requests.reason(body));
    }
}
