package dev.baton.finance.entry;

import dev.baton.finance.book.BankLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a bank line has in common with others of its kind: the closest likeness first. */
final class Marks {
    private Marks() {}

    static List<String> of(BankLine line) {
        var side = line.amount().signum() < 0 ? "out" : "in";
        var words = words(line.remittance());
        var name = compact(line.counterparty());
        var marks = new ArrayList<String>();
        if (!name.isEmpty() && !words.isEmpty()) {
            marks.add(side + "|" + name + "|" + words);
        }
        if (line.counterpartyIban() != null) {
            marks.add(side + "|" + line.counterpartyIban());
        }
        if (!name.isEmpty()) {
            marks.add(side + "|" + name);
        } else if (!words.isEmpty()) {
            marks.add(side + "||" + words);
        }
        return marks;
    }

    /** Its words without numbers and months, in the order of the alphabet. */
    private static String words(String text) {
        var words = new TreeSet<String>();
        for (var word : text.toUpperCase(Locale.ROOT).split("[^\\p{L}0-9]+")) {
            if (word.length() > 2 && word.chars().noneMatch(Character::isDigit)) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }

    private static String compact(@Nullable String name) {
        return name == null ? "" : name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", "");
    }
}
