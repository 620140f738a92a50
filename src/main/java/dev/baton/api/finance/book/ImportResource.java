package dev.baton.api.finance.book;

import dev.baton.api.limit.BodyLimit;
import dev.baton.api.security.CurrentCaller;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.sync.Sync;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Books that were kept elsewhere are taken over. */
@Path("/finance/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Finance")
@RunOnVirtualThread
public class ImportResource {
    private final Sync sync;
    private final CurrentCaller current;

    ImportResource(Sync sync, CurrentCaller current) {
        this.sync = sync;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit
    @Operation(
            summary = "Take over CSV files of a company's books, once",
            description =
                    "A form with the files of docs/books.md, each under its own name. The same files"
                            + " again add nothing; what does not come to its control totals is refused.")
    public Sync.Synced take(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @RestForm("company") @Nullable String company,
            @RestForm("source") @Nullable String source) {
        var caller = current.with(FinancePermissions.POST);
        var texts = new LinkedHashMap<String, String>();
        files.forEach(file -> texts.put(file.fileName(), text(file)));
        if (texts.isEmpty()) {
            throw Requests.bad("There are no files.", "curl -F files=@journal.csv …");
        }
        var actor = Actor.person(caller.name());
        return sync.take(texts, company, source == null ? "csv" : source, actor);
    }

    private static String text(FileUpload file) {
        try {
            return Files.readString(file.uploadedFile());
        } catch (CharacterCodingException _) {
            throw Requests.bad(
                    "%s is not text in UTF-8.".formatted(file.fileName()), "Save it as UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
