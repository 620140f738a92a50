package dev.baton.api.source;

import dev.baton.plan.Problem;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.Definition;
import dev.baton.sql.source.OpenSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A data source as callers see it; only administrators see where it is and who may ask it. */
@Schema(name = "DataSource")
public record SourceView(
        String name,
        String kind,
        @Schema(description = "not_read, ready, outdated (the last reading failed) or failed")
                String status,
        @Nullable Integer tables,
        @Nullable String version,
        @Nullable Instant readAt,
        @Nullable Told problem,
        boolean configured,
        @Nullable Administration administration) {

    /** Why it could not be read. */
    @Schema(name = "DataSourceProblem")
    public record Told(String code, String text, List<String> suggestions) {
        static Told of(Problem problem) {
            return new Told(problem.cause().code(), problem.text(), problem.suggestions());
        }
    }

    /** What only administrators see; never the password. */
    @Schema(name = "DataSourceAdministration")
    public record Administration(
            String host,
            int port,
            String database,
            Map<String, String> parameters,
            String username,
            List<String> schemas,
            Set<String> grantedTo,
            String owner,
            Instant createdAt) {
        static Administration of(Definition source) {
            var access = source.access();
            return new Administration(
                    access.url().host(),
                    access.url().port(),
                    access.url().database(),
                    access.url().parameters(),
                    access.user(),
                    access.schemas(),
                    source.callers(),
                    source.owner(),
                    source.created());
        }
    }

    static SourceView of(Definition source, Optional<OpenSource> open, Caller caller) {
        var schema = open.flatMap(OpenSource::known);
        var trouble = open.flatMap(OpenSource::trouble);
        return new SourceView(
                source.name(),
                source.access().url().kind(),
                status(schema.isPresent(), trouble.isPresent()),
                schema.map(each -> each.catalogue().tables().size()).orElse(null),
                schema.map(each -> each.catalogue().version()).orElse(null),
                open.flatMap(OpenSource::readAt).orElse(null),
                trouble.map(Told::of).orElse(null),
                source.configured(),
                caller.may(Permission.ADMIN) ? Administration.of(source) : null);
    }

    private static String status(boolean known, boolean trouble) {
        if (trouble) {
            return known ? "outdated" : "failed";
        }
        return known ? "ready" : "not_read";
    }
}
