package dev.baton.finance.entry;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNullElse;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import dev.baton.finance.book.Use;
import dev.baton.finance.entry.Draft.Judgement;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts what a vendor's invoice or credit note makes in the books. */
final class InvoiceEntries {
    private static final List<Field> WEIGHED =
            List.of(Field.NUMBER, Field.DATE, Field.CURRENCY, Field.NET, Field.TAX, Field.GROSS);

    private final Accountant at;
    private final Vendors vendors;
    private final String journal;

    InvoiceEntries(Accountant at) {
        this.at = at;
        this.vendors = new Vendors(at.books);
        this.journal =
                at.journal(
                        entry ->
                                entry.lines().stream()
                                        .anyMatch(line ->
                                                line.item() != null
                                                        && at.chart.is(line.account(), Use.PAYABLE)
                                                        && line.amount().signum() < 0),
                        "PURCHASES");
    }

    /** What must be there for an entry; amounts are positive, also of a credit note. */
    private record Known(
            String number,
            LocalDate date,
            LocalDate due,
            String currency,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross) {}

    /** As a step before left it: what is still open there is not booked. */
    Drafts of(GivenInvoice given) {
        var number = requireNonNullElse(given.invoice().head().number(), "without number");
        if (given.duplicate()) {
            return Drafts.none("invoice " + number, "It was found to be there twice.");
        }
        if (given.open() > 0) {
            return Drafts.none(
                    "invoice " + number, "%d questions about it are open.".formatted(given.open()));
        }
        var made = of(given.invoice(), given.party());
        return new Drafts(
                made.drafts().stream().map(draft -> draft.with(given)).toList(), made.undecided());
    }

    Drafts of(Invoice invoice, @Nullable String party) {
        var subject = "invoice " + requireNonNullElse(invoice.head().number(), "without number");
        var vendor = party == null ? vendors.of(invoice.seller()) : named(party);
        if (vendor.isEmpty()) {
            return Drafts.none(
                    subject,
                    "Whose invoice is it? “%s” is no vendor in the books."
                            .formatted(requireNonNullElse(invoice.seller().name(), "")));
        }
        var missing = new ArrayList<String>();
        var known = known(invoice, vendor.get(), missing);
        if (known == null) {
            return Drafts.none(subject, "It lacks " + String.join(", ", missing) + ".");
        }
        if (known.net().add(known.tax()).compareTo(known.gross()) != 0) {
            return Drafts.none(
                    subject,
                    "Net %s and tax %s do not come to gross %s."
                            .formatted(known.net(), known.tax(), known.gross()));
        }
        var twin = vendors.twin(vendor.get(), known.number(), invoice.credit());
        if (twin.isPresent() && !at.history.reversed(source(vendor.get(), known))) {
            return Drafts.none(
                    subject,
                    "It is booked already, as item %s of %s."
                            .formatted(twin.get().id(), twin.get().date()));
        }
        return drafted(subject, invoice, vendor.get(), known);
    }

    private Optional<Party> named(String party) {
        return Optional.ofNullable(at.parties.get(party))
                .filter(each -> each.role() == Party.Role.VENDOR);
    }

    private static @Nullable Known known(Invoice invoice, Party vendor, List<String> missing) {
        var head = invoice.head();
        var totals = invoice.totals();
        var gross = totals.gross() == null ? totals.payable() : totals.gross();
        if (head.number() == null || head.number().isBlank()) {
            missing.add("its number");
        }
        if (head.issue() == null) {
            missing.add("its date");
        }
        if (head.currency() == null) {
            missing.add("its currency");
        }
        if (gross == null) {
            missing.add("its gross amount");
        }
        if (head.number() == null
                || head.issue() == null
                || head.currency() == null
                || gross == null
                || !missing.isEmpty()) {
            return null;
        }
        var tax = totals.tax();
        var net = totals.net();
        if (net == null) {
            net = gross.subtract(requireNonNullElse(tax, ZERO));
        }
        return new Known(
                head.number(),
                head.issue(),
                requireNonNullElse(head.due(), head.issue().plusDays(vendor.terms())),
                head.currency(),
                net.abs(),
                requireNonNullElse(tax, gross.subtract(net)).abs(),
                gross.abs());
    }

    private Drafts drafted(String subject, Invoice invoice, Party vendor, Known known) {
        var company = at.books.company();
        var rate =
                known.currency().equals(company.currency())
                        ? Optional.of(BigDecimal.ONE)
                        : at.history.rate(known.currency(), known.date());
        var control = control(vendor);
        var account = account(invoice, vendor);
        if (rate.isEmpty() || control.isEmpty() || account.isEmpty()) {
            return Drafts.none(
                    subject,
                    rate.isEmpty()
                            ? "No rate of %s is known for %s."
                                    .formatted(known.currency(), known.date())
                            : "What was it bought for? Nothing of %s was booked before."
                                    .formatted(vendor.name()));
        }
        var source = source(vendor, known);
        var item = item(source, invoice, vendor, known);
        var posts = new Posts(known.currency(), rate.get());
        var flags = new ArrayList<>(flags(invoice, vendor));
        taxed(posts, invoice, known, account.get(), vendor, flags);
        posts.add(
                control.get(),
                signed(invoice, known.gross()).negate(),
                vendor.id(),
                item.id(),
                null);
        var entry =
                at.entry(
                        journal,
                        known.date(),
                        "%s %s of %s"
                                .formatted(
                                        invoice.credit() ? "Credit note" : "Invoice",
                                        known.number(),
                                        vendor.name()),
                        source,
                        known.number(),
                        posts.rounded());
        var judgement = account.get().judgement();
        return at.checked(
                new Draft(
                        subject,
                        entry,
                        item,
                        new Judgement(
                                judgement.origin(),
                                Math.min(judgement.confidence(), read(invoice)),
                                judgement.reasons(),
                                judgement.alternatives(),
                                flags)));
    }

    private static String source(Party vendor, Known known) {
        return "invoice:%s:%s".formatted(vendor.id(), known.number());
    }

    private record Chosen(String code, Judgement judgement) {}

    private Optional<Chosen> account(Invoice invoice, Party vendor) {
        var before = at.history.ofParty(vendor.id());
        var best = before.best();
        if (best.isPresent()) {
            return Optional.of(
                    new Chosen(
                            best.get(),
                            new Judgement(
                                    Draft.Origin.HISTORY,
                                    before.confidence(best.get()),
                                    List.of(
                                            "%d of %d bookings of %s"
                                                    .formatted(
                                                            before.counts()
                                                                    .getOrDefault(best.get(), 0),
                                                            before.total(),
                                                            vendor.name())),
                                    before.others(at.chart.names()),
                                    List.of())));
        }
        return Wordings.account(at, invoice)
                .map(account ->
                        new Chosen(
                                account.code(),
                                new Judgement(
                                        Draft.Origin.RULE,
                                        0.5,
                                        List.of(
                                                "its lines speak of “%s”"
                                                        .formatted(account.name())),
                                        List.of(),
                                        List.of())));
    }

    /** The account of payables of the vendor, or of others in its country. */
    private Optional<String> control(Party vendor) {
        return at.history
                .controlOfParty(vendor.id())
                .or(() ->
                        at.parties.values().stream()
                                .filter(other ->
                                        other.role() == Party.Role.VENDOR
                                                && other.country().equals(vendor.country()))
                                .flatMap(other -> at.history.controlOfParty(other.id()).stream())
                                .findFirst())
                .or(() -> at.chart.of(Use.PAYABLE).stream().findFirst().map(Account::code));
    }

    private void taxed(
            Posts posts,
            Invoice invoice,
            Known known,
            Chosen account,
            Party vendor,
            List<String> flags) {
        var shares = TaxShares.of(invoice, known.net(), known.tax());
        for (var share : shares) {
            var booked =
                    share.tax().signum() == 0
                            ? Optional.<TaxCodes.Booked>empty()
                            : at.taxes.of(share.rate());
            var code = booked.map(TaxCodes.Booked::code).orElse(null);
            posts.add(account.code(), signed(invoice, share.net()), vendor.id(), null, code);
            if (booked.isPresent()) {
                posts.add(
                        booked.get().account(),
                        signed(invoice, share.tax()),
                        vendor.id(),
                        null,
                        code);
            } else if (share.tax().signum() != 0) {
                // Without an account for it the tax is not deducted: it is a cost until somebody
                // looks.
                posts.add(account.code(), signed(invoice, share.tax()), vendor.id(), null, null);
                flags.add(
                        "no account for input tax of %s %%"
                                .formatted(share.rate().toPlainString()));
            }
        }
    }

    private static BigDecimal signed(Invoice invoice, BigDecimal amount) {
        return invoice.credit() ? amount.negate() : amount;
    }

    private Item item(String source, Invoice invoice, Party vendor, Known known) {
        return new Item(
                "i-" + dev.baton.json.Canonical.sha256(at.key(source)).substring(0, 20),
                Item.Side.PAYABLE,
                vendor.id(),
                known.number(),
                known.date(),
                known.due(),
                known.currency(),
                signed(invoice, known.net()),
                signed(invoice, known.tax()),
                signed(invoice, known.gross()),
                known.number());
    }

    private static List<String> flags(Invoice invoice, Party vendor) {
        var iban = invoice.seller().iban();
        return iban != null
                        && vendor.iban() != null
                        && !iban.replaceAll("\\s", "").equals(vendor.iban().replaceAll("\\s", ""))
                ? List.of("changed_iban")
                : List.of();
    }

    /** As sure as the least sure of the fields that the entry rests on. */
    private static double read(Invoice invoice) {
        return WEIGHED.stream()
                .flatMap(field -> invoice.mark(field).stream())
                .mapToDouble(Mark::confidence)
                .min()
                .orElse(1);
    }
}
