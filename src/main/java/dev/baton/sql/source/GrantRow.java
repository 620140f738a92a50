package dev.baton.sql.source;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "data_source_grant")
@IdClass(GrantRow.Key.class)
class GrantRow extends PanacheEntityBase {
    @Id public String source;
    @Id public String caller;

    /** Its two columns together. */
    record Key(String source, String caller) implements Serializable {}
}
