package dev.baton.finance.invoice.check;

import dev.baton.finance.invoice.Invoice;
import java.util.List;

/**
 * An invoice held to the rules: what it says, whose it is, what was found, what must be asked, and
 * what whoever approves it should see (new_vendor, changed_iban, invalid_iban, duplicate,
 * possible_duplicate, arithmetic).
 */
public record Standard(
        Invoice invoice,
        VendorMatch vendor,
        List<Finding> findings,
        List<Duplicate> duplicates,
        List<Open> open,
        List<String> flags) {
    public Standard {
        findings = List.copyOf(findings);
        duplicates = List.copyOf(duplicates);
        open = List.copyOf(open);
        flags = List.copyOf(flags);
    }

    /** Rules that do not hold. */
    public List<Finding> broken() {
        return findings.stream().filter(finding -> !finding.holds()).toList();
    }

    /** The least sure of its header fields, from 0 to 1; 0 while something must be asked. */
    public double confidence() {
        return open.isEmpty()
                ? Standardization.ASKED.stream()
                        .flatMap(field -> invoice.mark(field).stream())
                        .mapToDouble(mark -> mark.confidence())
                        .min()
                        .orElse(0)
                : 0;
    }
}
