package dev.baton.finance.invoice;

import java.util.List;

/**
 * Who reads: the company's own names and IBANs, so that they are not taken for the seller's; empty
 * when the company is not known.
 */
public record Ours(List<String> names, List<String> ibans) {
    public static final Ours UNKNOWN = new Ours(List.of(), List.of());

    public Ours {
        names = List.copyOf(names);
        ibans = List.copyOf(ibans);
    }
}
