package dev.baton.sql.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects to databases of one kind. */
public interface Connector {
    /** The kind, such as {@code postgresql}. */
    String kind();

    /**
     * Tries to enter and to look around. Throws a {@link dev.baton.plan.ProblemException} that says
     * in words what is wrong: host, port, login, database or encryption.
     */
    Tested test(Access access);

    /** A source that connects on first use; {@code semantics} is the text of a semantics.yaml. */
    OpenSource open(String name, Access access, @Nullable String semantics);

    /** What a test found: the server's version, how many tables, and what to think about. */
    record Tested(String version, int tables, List<String> warnings) {
        public Tested {
            warnings = List.copyOf(warnings);
        }
    }
}
