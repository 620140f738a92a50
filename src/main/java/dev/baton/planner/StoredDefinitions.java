package dev.baton.planner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Definitions in the database, where every replica reads them. */
@ApplicationScoped
class StoredDefinitions implements Definitions {
    /** No more workflows than these are kept. */
    static final int MOST = 500;

    private final Clock clock;

    StoredDefinitions(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Definition> all() {
        return WorkflowRow.<WorkflowRow>findAll().page(0, MOST).stream()
                .map(WorkflowRow::definition)
                .toList();
    }

    @Override
    @Transactional
    public String state() {
        var row =
                WorkflowRow.getEntityManager()
                        .createQuery(
                                "select count(w), coalesce(sum(w.version), 0), max(w.changedAt) from"
                                        + " WorkflowRow w",
                                Object[].class)
                        .getSingleResult();
        return row[0] + "/" + row[1] + "/" + row[2];
    }

    @Transactional
    Optional<Definition> find(String name) {
        return WorkflowRow.<WorkflowRow>findByIdOptional(name).map(WorkflowRow::definition);
    }

    /** Keeps the text under that name and returns what stands there now. */
    @Transactional
    Definition put(String name, String text, String by) {
        WorkflowRow row = WorkflowRow.findById(name, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new WorkflowRow();
            row.name = name;
        }
        row.text = text;
        row.version++;
        row.changedBy = by;
        row.changedAt = Instant.now(clock);
        row.persist();
        return row.definition();
    }

    @Transactional
    long count() {
        return WorkflowRow.count();
    }

    /** False when there is none of that name. */
    @Transactional
    boolean remove(String name) {
        return WorkflowRow.deleteById(name);
    }
}
