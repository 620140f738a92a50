package dev.baton.planner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "workflow_definition")
class WorkflowRow extends PanacheEntityBase {
    @Id public String name;
    public String text;
    public int version;

    @Column(name = "changed_by")
    public String changedBy;

    @Column(name = "changed_at")
    public Instant changedAt;

    Definition definition() {
        return new Definition(name, text, version, changedBy, changedAt);
    }
}
