package dev.baton.api.source;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Secret;
import dev.baton.sql.source.Access;
import dev.baton.sql.source.Definition;
import dev.baton.sql.source.JdbcUrl;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A data source to be added; user and password may also stand in the address. */
@Schema(
        name = "NewDataSource",
        example =
                """
                {"name": "sales", "jdbc_url": "jdbc:postgresql://db.example.org:5432/sales?sslmode=require",
                 "username": "reader", "password": "…", "schemas": ["public"], "granted_to": ["*"]}
                """)
public record NewSource(
        @Nullable String name,
        @Nullable String jdbcUrl,
        @Nullable String username,
        @Nullable String password,
        @Nullable List<String> schemas,
        @Nullable String semantics,
        @Nullable Set<String> grantedTo) {

    /** Throws bad_request when something is missing or not allowed. */
    Definition definition(String owner, Instant now) {
        var written = JdbcUrl.parse(required("jdbc_url", jdbcUrl));
        var user = username == null ? written.user().orElse(null) : username;
        var secret =
                password == null ? written.password().orElse(Secret.NONE) : new Secret(password);
        return new Definition(
                required("name", name),
                new Access(
                        written.url(),
                        required("username", user),
                        secret,
                        schemas == null ? List.of() : schemas),
                semantics == null || semantics.isBlank() ? null : semantics,
                grantedTo == null ? Set.of() : grantedTo,
                false,
                owner,
                now);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "'%s' is missing.".formatted(field),
                    "A data source needs name, jdbc_url, username and password.");
        }
        return value.strip();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "NewSource[" + name + "]";
    }
}
