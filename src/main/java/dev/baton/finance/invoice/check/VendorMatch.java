package dev.baton.finance.invoice.check;

import dev.baton.finance.book.Party;
import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Invoice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which vendor of the books sent an invoice, by what, and what else may be meant. {@code changed}
 * is true when its IBAN is another than the books have.
 */
public record VendorMatch(
        @Nullable Party vendor, How how, double confidence, boolean changed, List<Party> others) {
    /** What the match rests on. */
    public enum How {
        TAX_ID,
        IBAN,
        NAME,
        /** A name much like this one: a person decides. */
        SIMILAR_NAME,
        NONE
    }

    private static final double SAME = 0.92;
    private static final double SIMILAR = 0.7;

    private record Likely(Party party, double likeness) {}

    public VendorMatch {
        others = List.copyOf(others);
    }

    public static VendorMatch of(Invoice invoice, List<Party> parties) {
        var vendors = parties.stream().filter(party -> party.role() == Party.Role.VENDOR).toList();
        var seller = invoice.seller();
        return by(vendors, seller.taxId(), Party::taxId)
                .map(vendor -> match(seller, vendor, How.TAX_ID, 0.99))
                .or(() ->
                        by(vendors, seller.iban(), Party::iban)
                                .map(vendor -> byAccount(seller, vendor)))
                .orElseGet(() -> byName(seller, vendors));
    }

    /** The one vendor with that number; none when there are several. */
    private static Optional<Party> by(List<Party> vendors, @Nullable String number, Number of) {
        if (number == null || number.isBlank()) {
            return Optional.empty();
        }
        var wanted = Iban.compact(number);
        var found =
                vendors.stream()
                        .filter(vendor -> {
                            var own = of.of(vendor);
                            return own != null && Iban.compact(own).equals(wanted);
                        })
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private interface Number {
        @Nullable String of(Party party);
    }

    /** An account alone is not enough when the name is quite another: somebody collects for it. */
    private static VendorMatch byAccount(Invoice.Trader seller, Party vendor) {
        double likeness =
                seller.name() == null ? 0.5 : CompanyName.likeness(seller.name(), vendor.name());
        return match(seller, vendor, How.IBAN, likeness >= 0.5 ? 0.97 : 0.6);
    }

    private static VendorMatch byName(Invoice.Trader seller, List<Party> vendors) {
        var name = seller.name();
        if (name == null) {
            return new VendorMatch(null, How.NONE, 0, false, List.of());
        }
        var likely =
                vendors.stream()
                        .map(vendor ->
                                new Likely(vendor, CompanyName.likeness(name, vendor.name())))
                        .filter(each -> each.likeness() >= SIMILAR)
                        .sorted(Comparator.comparingDouble(Likely::likeness).reversed())
                        .limit(5)
                        .toList();
        if (likely.isEmpty()) {
            return new VendorMatch(null, How.NONE, 1, false, List.of());
        }
        var best = likely.getFirst();
        boolean alone = likely.size() == 1 || likely.get(1).likeness() < SAME;
        // Another tax number says that it is another company of much the same name.
        boolean other =
                seller.taxId() != null
                        && best.party().taxId() != null
                        && !Iban.compact(seller.taxId()).equals(Iban.compact(best.party().taxId()));
        var how = best.likeness() >= SAME && alone && !other ? How.NAME : How.SIMILAR_NAME;
        double sure = how == How.NAME ? 0.9 * best.likeness() : 0.5 * best.likeness();
        var match = match(seller, best.party(), how, sure);
        return new VendorMatch(
                match.vendor(),
                how,
                match.confidence(),
                match.changed(),
                likely.stream().skip(1).map(Likely::party).toList());
    }

    private static VendorMatch match(
            Invoice.Trader seller, Party vendor, How how, double confidence) {
        boolean changed =
                seller.iban() != null
                        && vendor.iban() != null
                        && !Iban.compact(seller.iban()).equals(Iban.compact(vendor.iban()));
        return new VendorMatch(vendor, how, confidence, changed, List.of());
    }

    /** Whether it is sure enough to go on without a person. */
    public boolean certain() {
        return vendor != null && how != How.SIMILAR_NAME && confidence >= 0.8;
    }
}
