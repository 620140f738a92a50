package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import java.util.List;

/** Questions that can be answered, to offer in place of one that cannot. */
final class Nearest {
    private Nearest() {}

    static List<String> questions(Asked asked) {
        return asked.schema().semantics().questions().stream().limit(3).toList();
    }
}
