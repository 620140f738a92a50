package dev.baton.session;

import dev.baton.plan.SessionId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "session")
class SessionRow extends PanacheEntityBase {
    @Id public String id;
    public String owner;
    public String title;
    public String status;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "used_at")
    public Instant usedAt;

    Session session() {
        return new Session(
                new SessionId(id), owner, title, SessionStatus.of(status), createdAt, usedAt);
    }
}
