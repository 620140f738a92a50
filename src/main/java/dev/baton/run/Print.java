package dev.baton.run;

import dev.baton.json.Canonical;
import dev.baton.plan.Value;

/** What two pieces of work have in common when they are the same: agent and input, hashed. */
record Print(String value) {
    /** Names in any order and numbers however they are written make the same print. */
    static Print of(String agent, Value.Fields input) {
        return new Print(Canonical.sha256(agent + "\n" + Canonical.text(input)));
    }

    @Override
    public String toString() {
        return value;
    }
}
