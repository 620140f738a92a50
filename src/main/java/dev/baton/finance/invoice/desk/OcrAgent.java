package dev.baton.finance.invoice.desk;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.fact.Quality;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.step.Body;
import dev.baton.finance.step.Shapes;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads invoices: XML first, then the text of a PDF, then a picture, with how sure each field is.
 */
@ApplicationScoped
class OcrAgent implements Agent {
    private static final int AT_ONCE = 100;
    private static final Shape TEXTS = Shape.ANY;
    private static final AgentCard CARD =
            new AgentCard(
                    "ocr_agent",
                    "Reads invoices from documents: electronic invoices (Factur-X, ZUGFeRD, UBL), the"
                            + " text of PDFs, scans. Takes documents by id, files or a folder; without"
                            + " any, the uploaded ones that were not read yet.",
                    Shape.Fields.OPEN
                            .maybe("company", Shape.TEXT)
                            .maybe("document", TEXTS)
                            .maybe("documents", TEXTS)
                            .maybe("folder", Shape.TEXT)
                            .maybe("files", TEXTS),
                    Shapes.OUTPUT
                            .with("documents", Shape.items(Shape.Fields.OPEN))
                            .with("documents_read", Shape.NUMBER)
                            .with("documents_failed", Shape.NUMBER),
                    Effect.IDEMPOTENT,
                    FinancePermissions.READ,
                    new AgentCard.Cost(0, 5_000));

    private final Desk desk;
    private final Documents documents;
    private final Folders folders;
    private final Clock clock;

    OcrAgent(Desk desk, Documents documents, DocumentConfig config, Clock clock) {
        this.desk = desk;
        this.documents = documents;
        this.clock = clock;
        folders = new Folders(config.allowedFolders(), config.files(), config.bytes());
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var wanted = Wanted.of(input);
        var books = desk.books(wanted.company().orElse(null));
        var failed = new ArrayList<ReadDocument>();
        var ids = ids(wanted, work, failed);
        if (ids.isEmpty() && failed.isEmpty()) {
            return nothing(wanted);
        }
        var read = new ArrayList<>(failed);
        var ours = desk.ours(books);
        for (int i = 0; i < ids.size(); i++) {
            work.cancellation().check();
            work.progress(
                    "Reading document %d of %d".formatted(i + 1, ids.size()),
                    (double) i / ids.size());
            read.add(one(ids.get(i), ours, work));
        }
        if (read.stream().allMatch(each -> each.problem() != null)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "None of the documents could be read. "
                            + String.join(
                                    " ",
                                    read.stream()
                                            .limit(3)
                                            .map(each -> each.name() + ": " + each.problem())
                                            .toList()),
                    "Enter the invoices by hand: PUT /finance/documents/{id}/fields.");
        }
        return new StepOutcome.Proven(evidence(read, books));
    }

    /** Who names nothing has nothing read when all is read; an empty folder is a mistake. */
    private static StepOutcome nothing(Wanted wanted) {
        if (!wanted.none()) {
            throw ProblemException.of(
                    Cause.NOT_FOUND,
                    "There is no document to read.",
                    "Upload some: POST /finance/documents. Or name a folder that is allowed.");
        }
        var text = "No document was named, and none waits to be read.";
        var none = List.of();
        return new StepOutcome.Proven(
                Body.of(text, 1, new Quality(List.of(), List.of()))
                        .with("documents", none)
                        .with("documents_read", 0)
                        .with("documents_failed", 0)
                        .facts(List.of())
                        .table(none, List.of())
                        .evidence());
    }

    /** Files are taken in first; what is not taken in is told with the others. */
    private List<String> ids(Wanted wanted, Work work, List<ReadDocument> failed) {
        var ids = new ArrayList<>(wanted.ids());
        for (var place : wanted.places()) {
            for (var file : folders.files(place)) {
                work.cancellation().check();
                var found = folders.read(file);
                try {
                    var added = documents.add(found.name(), found.content(), work.caller().name());
                    ids.add(added.document().id());
                } catch (ProblemException e) {
                    failed.add(
                            ReadDocument.failed(
                                    Documents.hash(found.content()),
                                    found.name(),
                                    e.problem().text()));
                }
            }
        }
        if (wanted.none()) {
            documents.unread(AT_ONCE).forEach(document -> ids.add(document.id()));
        }
        return ids.stream().distinct().toList();
    }

    private ReadDocument one(String id, Ours ours, Work work) {
        try {
            var document = desk.read(id, ours, work.cancellation());
            return document.reading()
                    .map(reading -> ReadDocument.of(document, reading))
                    .orElseGet(() -> ReadDocument.failed(id, document.name(), "It was not read."));
        } catch (ProblemException e) {
            var cause = e.problem().cause();
            if (cause == Cause.CANCELLED || cause == Cause.NOT_FOUND || cause == Cause.BUSY) {
                throw e;
            }
            return ReadDocument.failed(id, documents.find(id).name(), e.problem().text());
        }
    }

    private Evidence evidence(List<ReadDocument> read, Optional<Books> books) {
        var invoices = new ArrayList<Invoice>();
        var rows = new ArrayList<Value>();
        for (var each : read) {
            var invoice = each.invoice();
            if (invoice == null) {
                rows.add(Told.row(each.name(), Invoice.EMPTY, "not read: " + each.problem()));
            } else {
                invoices.add(invoice);
                rows.add(
                        Told.row(
                                each.name(),
                                invoice,
                                each.doubtful().isEmpty()
                                        ? "from " + each.method()
                                        : "doubtful: " + String.join(", ", each.doubtful())));
            }
        }
        var facts =
                Told.facts(
                        "documents",
                        invoices,
                        books.map(each -> each.company().asOf())
                                .orElseGet(
                                        () -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        read.stream().map(ReadDocument::document).toList());
        int failed = read.size() - invoices.size();
        long doubtful =
                read.stream()
                        .filter(each -> each.invoice() != null && !each.doubtful().isEmpty())
                        .count();
        var text =
                "%d invoices were read, %d of them with doubtful fields; %d documents could not be read.%s"
                        .formatted(invoices.size(), doubtful, failed, Told.sums(facts));
        double confidence = read.stream().mapToDouble(ReadDocument::confidence).average().orElse(0);
        return Body.of(text, confidence, quality(read, failed))
                .with("documents", read)
                .with("documents_read", invoices.size())
                .with("documents_failed", failed)
                .facts(facts)
                .table(Told.COLUMNS, rows)
                .evidence();
    }

    private static Quality quality(List<ReadDocument> read, int failed) {
        double sure = read.stream().mapToDouble(ReadDocument::confidence).average().orElse(0);
        return new Quality(
                List.of(
                        new Quality.Check(
                                "something was read",
                                failed < read.size(),
                                "%d of %d".formatted(read.size() - failed, read.size()))),
                List.of(
                        new Quality.Component(
                                "read",
                                (double) (read.size() - failed) / read.size(),
                                1,
                                "documents that were read, of all"),
                        new Quality.Component(
                                "sure",
                                sure,
                                1,
                                "mean of each document's least sure header field")));
    }

    /** What was read stays: documents are kept by what is in them, and reading changes no books. */
    @Override
    public boolean compensate(Evidence evidence, Work work) {
        return true;
    }
}
