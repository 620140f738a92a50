package dev.baton.finance.bank.match;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Party;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom a bank line is from or to: by IBAN, by name as banks write it, by a number in its text. */
public final class PartyNames {
    // Banks cut names; shorter beginnings are those of several parties.
    private static final int BEGINNING = 8;

    private final Map<String, Set<String>> byIban = new HashMap<>();
    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<String, Set<String>> found = new HashMap<>();

    public PartyNames(List<Party> parties) {
        for (var party : parties) {
            if (party.iban() != null) {
                byIban.computeIfAbsent(compact(party.iban()), _ -> new HashSet<>()).add(party.id());
            }
            key(party.id(), party);
            if (party.taxId() != null) {
                key(party.taxId(), party);
            }
            names.put(party.id(), Wording.name(party.name()));
        }
    }

    private void key(String reference, Party party) {
        var key = Wording.key(reference);
        if (key.length() >= Wording.SHORTEST) {
            byKey.computeIfAbsent(key, _ -> new HashSet<>()).add(party.id());
        }
    }

    /** The parties it may be, by their ids; an IBAN that is known says more than a name. */
    public Set<String> of(BankLine line) {
        var iban = line.counterpartyIban();
        if (iban != null && byIban.containsKey(compact(iban))) {
            return Set.copyOf(byIban.getOrDefault(compact(iban), Set.of()));
        }
        var parties = new HashSet<String>();
        if (line.counterparty() != null) {
            parties.addAll(found.computeIfAbsent(line.counterparty(), this::named));
        }
        if (parties.isEmpty()) {
            for (var key : Wording.keys(line.remittance())) {
                parties.addAll(byKey.getOrDefault(key, Set.of()));
            }
        }
        return Set.copyOf(parties);
    }

    private Set<String> named(String name) {
        var words = Wording.name(name);
        var parties = new HashSet<String>();
        names.forEach((party, own) -> {
            if (same(words, own)) {
                parties.add(party);
            }
        });
        return parties;
    }

    private static boolean same(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (one.equals(other) || Set.copyOf(one).equals(Set.copyOf(other))) {
            return true;
        }
        var left = String.join("", one);
        var right = String.join("", other);
        return Math.min(left.length(), right.length()) >= BEGINNING
                && (left.startsWith(right) || right.startsWith(left));
    }

    private static String compact(String iban) {
        return iban.replaceAll("\\s", "");
    }
}
