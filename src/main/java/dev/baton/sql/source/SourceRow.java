package dev.baton.sql.source;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "data_source")
class SourceRow extends PanacheEntityBase {
    @Id public String name;
    public String kind;
    public String host;
    public int port;
    public String database;
    public String parameters;
    public String username;
    public String sealed;

    @Column(columnDefinition = "text[]")
    public String[] schemas;

    public String owner;

    @Column(name = "created_at")
    public Instant createdAt;
}
