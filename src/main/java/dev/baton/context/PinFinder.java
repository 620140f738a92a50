package dev.baton.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is pinned in sentences of one text. What a word that begins a sentence is, the other
 * sentences tell: a name keeps its capital in the middle of them.
 */
final class PinFinder {
    /** A longer word is a key or an encoded file, not an identifier someone would repeat. */
    private static final int LONGEST_WORD = 100;

    private static final Set<String> OF =
            Set.of("of", "de", "von", "van", "der", "den", "del", "la", "&");
    private final Set<String> small = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Map<String, Integer> beginnings = new HashMap<>();

    PinFinder(Iterable<Sentence> text) {
        var seen = new HashSet<String>();
        for (var sentence : text) {
            if (!seen.add(sentence.text())) {
                continue;
            }
            var words = sentence.words();
            for (int at = 0; at < words.size(); at++) {
                var word = words.get(at);
                if (!word.capital()) {
                    small.add(word.text());
                } else if (at == 0) {
                    beginnings.merge(word.text(), 1, Integer::sum);
                } else {
                    named.add(word.text());
                }
            }
        }
    }

    /** The pins of a sentence in their order; the decision, if it is one, first. */
    List<Pin> in(Sentence sentence) {
        var pins = new ArrayList<Pin>();
        if (decides(sentence)) {
            pins.add(new Pin(Pin.Kind.DECISION, sentence.text()));
        }
        Quotes.in(sentence.text()).forEach(name -> pins.add(new Pin(Pin.Kind.NAME, name)));
        boolean loud = loud(sentence);
        for (int at = 0; at < sentence.words().size(); ) {
            at = Math.max(at + 1, pin(sentence, at, loud, pins));
        }
        return pins.stream().distinct().toList();
    }

    /** Pins what begins with this word; the word after it, or less when nothing does. */
    private int pin(Sentence sentence, int at, boolean loud, List<Pin> into) {
        int end = DateWords.end(sentence, at);
        if (end > at) {
            return pinned(Pin.Kind.DATE, sentence, at, end, into);
        }
        end = NumberWords.end(sentence.words(), at);
        if (end > at) {
            return pinned(Pin.Kind.NUMBER, sentence, at, end, into);
        }
        if (identifier(sentence.words().get(at).text())) {
            return pinned(Pin.Kind.IDENTIFIER, sentence, at, at + 1, into);
        }
        end = loud ? at : nameEnd(sentence.words(), at);
        return end > at ? pinned(Pin.Kind.NAME, sentence, at, end, into) : at;
    }

    private static int pinned(Pin.Kind kind, Sentence sentence, int from, int to, List<Pin> into) {
        var words = sentence.words();
        into.add(
                new Pin(
                        kind,
                        sentence.text().substring(words.get(from).from(), words.get(to - 1).to())));
        return to;
    }

    private static boolean identifier(String word) {
        if (word.length() > LONGEST_WORD || Figure.read(word) != null) {
            return false;
        }
        boolean letter = false;
        boolean mark = false;
        for (int at = 0; at < word.length(); at++) {
            letter |= Character.isLetter(word.charAt(at));
            mark |=
                    Word.digit(word, at)
                            || word.charAt(at) == '_'
                            || word.charAt(at) == '@' && at > 0;
        }
        return letter && mark || word.contains("://");
    }

    /** One capitalised word or several, with "of" and the like between them. */
    private int nameEnd(List<Word> words, int at) {
        var first = words.get(at);
        if (!nameLike(first) || Vocabulary.structure(first.lower())) {
            return at;
        }
        boolean begins = at == 0;
        int end = at + 1;
        while (end < words.size() && words.get(end).joined()) {
            if (nameLike(words.get(end))) {
                end++;
            } else if (end == at + 1
                    && OF.contains(words.get(end).text())
                    && end + 1 < words.size()
                    && words.get(end + 1).joined()
                    && nameLike(words.get(end + 1))) {
                end += 2;
            } else {
                break;
            }
        }
        if (begins && end - at > 1 && small.contains(first.lower())) {
            // "Invoice Alpine Foods" where invoices are spoken of elsewhere: the name begins later.
            return at;
        }
        return end - at > 1 || !begins || nameAtStart(first) ? end : at;
    }

    private static boolean nameLike(Word word) {
        return word.capital()
                && word.text().length() > 1
                && (word.letters() || word.text().indexOf('.') > 0 || word.text().indexOf('&') > 0)
                && !Vocabulary.dayOrMonth(word.text())
                && !Vocabulary.currency(word.text());
    }

    private boolean nameAtStart(Word word) {
        return named.contains(word.text())
                || beginnings.getOrDefault(word.text(), 0) > 1 && !small.contains(word.lower());
    }

    /** In a line of capitals they tell nothing. */
    private static boolean loud(Sentence sentence) {
        long shouted = sentence.words().stream().filter(Word::shouted).count();
        return shouted > 3 && shouted * 2 > sentence.words().size();
    }

    private static boolean decides(Sentence sentence) {
        var words = sentence.words();
        for (int at = 0; at < words.size(); at++) {
            var lower = words.get(at).lower();
            if (Vocabulary.decision(lower)
                    || at + 1 < words.size()
                            && Vocabulary.decision(lower, words.get(at + 1).lower())) {
                return true;
            }
        }
        return false;
    }
}
