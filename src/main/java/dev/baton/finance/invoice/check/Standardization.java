package dev.baton.finance.invoice.check;

import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import dev.baton.finance.invoice.Correction;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.invoice.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a reading a standard invoice: fields that follow from others or from the vendor are filled
 * in and say so; what is missing, doubtful or contradictory becomes a question.
 */
public final class Standardization {
    /** Below this a field is asked for. */
    public static final double DOUBTFUL = 0.7;

    /** What an entry cannot do without. */
    static final List<Field> ASKED =
            List.of(
                    Field.SELLER,
                    Field.NUMBER,
                    Field.DATE,
                    Field.DUE,
                    Field.CURRENCY,
                    Field.NET,
                    Field.TAX,
                    Field.GROSS);

    private static final Set<String> SUMS =
            Set.of("BR-CO-13", "BR-CO-14", "BR-CO-15", "BR-CO-16", "BR-CO-10", "BR-CO-17");
    private static final double BY_NAME = 0.97;
    private static final double BY_TERMS = 0.9;
    private static final double BY_VENDOR = 0.8;

    private Standardization() {}

    /** {@code items} are those that duplicates are looked for among. */
    public static Standard of(Invoice read, List<Party> parties, List<Item> items) {
        var vendor = VendorMatch.of(read, parties);
        var invoice = due(named(read, vendor), vendor.vendor());
        var findings = Rules.of(invoice);
        var duplicates =
                vendor.vendor() == null
                        ? List.<Duplicate>of()
                        : Duplicate.of(invoice, vendor.vendor().id(), items);
        return new Standard(
                invoice,
                vendor,
                findings,
                duplicates,
                open(invoice, vendor, findings),
                flags(invoice, vendor, findings, duplicates));
    }

    /** A vendor that its number tells has the name that the books know. */
    private static Invoice named(Invoice invoice, VendorMatch match) {
        var vendor = match.vendor();
        boolean sure = match.how() == VendorMatch.How.TAX_ID || match.how() == VendorMatch.How.IBAN;
        boolean doubtful =
                invoice.mark(Field.SELLER).map(mark -> mark.confidence() < BY_NAME).orElse(true);
        return vendor != null
                        && sure
                        && match.certain()
                        && doubtful
                        && !byPerson(invoice, Field.SELLER)
                ? Correction.apply(
                        invoice,
                        Field.SELLER,
                        vendor.name(),
                        new Mark(BY_NAME, new Place.Derived("the vendor with that " + match.how())))
                : invoice;
    }

    private static boolean byPerson(Invoice invoice, Field field) {
        return invoice.mark(field).map(mark -> mark.place() instanceof Place.Person).orElse(false);
    }

    private static Invoice due(Invoice invoice, @Nullable Party vendor) {
        var issue = invoice.head().issue();
        boolean settled =
                issue != null && invoice.mark(Field.DATE).filter(Mark::ambiguous).isEmpty();
        if (invoice.head().due() != null || issue == null || !settled) {
            return invoice;
        }
        var terms = invoice.head().terms();
        var days = terms == null ? java.util.OptionalInt.empty() : Terms.days(terms);
        if (days.isPresent()) {
            return Correction.apply(
                    invoice,
                    Field.DUE,
                    issue.plusDays(days.getAsInt()).toString(),
                    new Mark(BY_TERMS, new Place.Derived("its terms: " + terms)));
        }
        return vendor == null
                ? invoice
                : Correction.apply(
                        invoice,
                        Field.DUE,
                        issue.plusDays(vendor.terms()).toString(),
                        new Mark(
                                BY_VENDOR,
                                new Place.Derived(
                                        "the vendor's terms of %d days"
                                                .formatted(vendor.terms()))));
    }

    private static List<Open> open(Invoice invoice, VendorMatch vendor, List<Finding> findings) {
        var open = new ArrayList<Open>();
        for (var field : ASKED) {
            var mark = invoice.mark(field);
            var text = invoice.text(field).orElse(null);
            if (text == null) {
                open.add(new Open(field, "it was not found", null, List.of()));
            } else if (mark.filter(Mark::ambiguous).isPresent()) {
                open.add(
                        new Open(
                                field,
                                "it may be read in more than one way",
                                text,
                                mark.orElseThrow().alternatives()));
            } else if (mark.filter(each -> each.confidence() >= DOUBTFUL).isEmpty()) {
                open.add(new Open(field, "it is not surely read", text, List.of(text)));
            }
        }
        if (open.stream().noneMatch(each -> each.field() == Field.SELLER)
                && vendor.how() == VendorMatch.How.SIMILAR_NAME
                && vendor.vendor() != null
                && !byPerson(invoice, Field.SELLER)) {
            open.add(similar(invoice, vendor, vendor.vendor()));
        }
        boolean asked =
                open.stream().anyMatch(each -> each.field().ordinal() >= Field.NET.ordinal());
        // A person who has said the sum has seen the document; the flag stays for who approves it.
        if (!asked && !arithmetic(findings) && !byPerson(invoice, Field.GROSS)) {
            open.add(contradiction(invoice, findings));
        }
        return open;
    }

    private static Open similar(Invoice invoice, VendorMatch match, Party vendor) {
        var choices = new ArrayList<String>();
        choices.add(vendor.name());
        match.others().forEach(other -> choices.add(other.name()));
        invoice.text(Field.SELLER).filter(name -> !choices.contains(name)).ifPresent(choices::add);
        return new Open(
                Field.SELLER,
                "a vendor of much the same name is known",
                invoice.text(Field.SELLER).orElse(null),
                choices);
    }

    private static Open contradiction(Invoice invoice, List<Finding> findings) {
        var broken =
                findings.stream()
                        .filter(finding -> !finding.holds() && SUMS.contains(finding.rule()))
                        .map(finding -> finding.rule() + ": " + finding.found())
                        .toList();
        return new Open(
                Field.GROSS,
                "the sums do not come out even; " + String.join("; ", broken),
                invoice.text(Field.GROSS).orElse(null),
                List.of());
    }

    private static boolean arithmetic(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> SUMS.contains(finding.rule()))
                .allMatch(Finding::holds);
    }

    private static List<String> flags(
            Invoice invoice,
            VendorMatch vendor,
            List<Finding> findings,
            List<Duplicate> duplicates) {
        var flags = new ArrayList<String>();
        if (vendor.vendor() == null) {
            flags.add("new_vendor");
        }
        if (vendor.changed()) {
            flags.add("changed_iban");
        }
        var iban = invoice.seller().iban();
        if (iban != null && !Iban.valid(iban)) {
            flags.add("invalid_iban");
        }
        if (duplicates.stream().anyMatch(Duplicate::certain)) {
            flags.add("duplicate");
        } else if (!duplicates.isEmpty()) {
            flags.add("possible_duplicate");
        }
        if (!arithmetic(findings)) {
            flags.add("arithmetic");
        }
        return flags;
    }
}
