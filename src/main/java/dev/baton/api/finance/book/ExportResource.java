package dev.baton.api.finance.book;

import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Exports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The books for other programs. */
@Path("/finance/companies/{company}/exports")
@Tag(name = "Finance")
@RunOnVirtualThread
public class ExportResource {
    private final Companies companies;
    private final Exports exports;
    private final CurrentCaller current;

    ExportResource(Companies companies, Exports exports, CurrentCaller current) {
        this.companies = companies;
        this.exports = exports;
        this.current = current;
    }

    @GET
    @Path("/audit.csv")
    @Produces("text/csv")
    @Operation(summary = "The audit trail with all fields that are hashed")
    public Response auditCsv(@PathParam("company") String company) {
        var id = known(company);
        return file(id + "-audit.csv", "text/csv", out -> exports.auditCsv(id, out));
    }

    @GET
    @Path("/entries.csv")
    @Produces("text/csv")
    @Operation(summary = "All posted entries, a row for each line")
    public Response entriesCsv(@PathParam("company") String company) {
        var id = known(company);
        return file(id + "-entries.csv", "text/csv", out -> exports.entriesCsv(id, out));
    }

    @GET
    @Path("/books.journal")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The books as a journal that hledger reads and checks")
    public Response hledger(@PathParam("company") String company) {
        var id = known(company);
        var books = companies.of(id);
        return file(
                id + ".journal",
                MediaType.TEXT_PLAIN,
                out -> exports.hledger(books.company(), books.accounts(), out));
    }

    private String known(String company) {
        current.with(FinancePermissions.READ);
        return companies.of(company).company().id();
    }

    private static Response file(String name, String type, Consumer<Writer> write) {
        StreamingOutput stream =
                out -> {
                    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    write.accept(writer);
                    writer.flush();
                };
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return Response.ok(stream)
                .type(type + ";charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + plain + "\"")
                .build();
    }
}
