package dev.baton.nl2sql.learn;

import dev.baton.memory.Wording;
import dev.baton.nl2sql.link.Lexicon;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * What a shape is found by: its stems and masks, words of one meaning as one, and the beginnings of
 * long words, which slips of the keyboard and derivations leave alone.
 */
@ApplicationScoped
public class Wordings implements Wording {
    private static final int BEGINNING = 5;

    @Override
    public List<String> terms(String shape) {
        var terms = new ArrayList<String>();
        for (var word : shape.split(" ")) {
            if (word.isEmpty() || Lexicon.stop(word)) {
                continue;
            }
            terms.add(Lexicon.meaning(word));
            if (word.length() > BEGINNING && Character.isLetter(word.charAt(0))) {
                terms.add(word.substring(0, BEGINNING) + "~");
            }
        }
        return terms;
    }
}
