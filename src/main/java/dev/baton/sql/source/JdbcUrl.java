package dev.baton.sql.source;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Secret;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database, taken apart: a driver may be told to load classes by its
 * URL, so only parameters known to be harmless pass, and the URL used is built anew from the parts.
 */
public record JdbcUrl(String host, int port, String database, Map<String, String> parameters) {
    private static final String EXAMPLE =
            "Write it as jdbc:postgresql://host:5432/database or postgresql://host/database.";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?://(?:([^/@?]*)@)?(\\[[0-9a-fA-F:.]+]|[^/:?@\\[\\]]+)(?::([^/?@]*))?(?:/([^?/]*))?(?:\\?(.*))?");
    private static final Pattern HOST = Pattern.compile("\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]{1,253}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ._,/-]{1,200}");

    /** What may stand after the question mark, and its name for the driver. */
    private static final Map<String, String> ALLOWED =
            Map.ofEntries(
                    Map.entry("sslmode", "sslmode"),
                    Map.entry("sslrootcert", "sslrootcert"),
                    Map.entry("channelBinding", "channelBinding"),
                    Map.entry("channel_binding", "channelBinding"),
                    Map.entry("gssEncMode", "gssEncMode"),
                    Map.entry("ApplicationName", "ApplicationName"),
                    Map.entry("application_name", "ApplicationName"),
                    Map.entry("connectTimeout", "connectTimeout"),
                    Map.entry("connect_timeout", "connectTimeout"),
                    Map.entry("loginTimeout", "loginTimeout"),
                    Map.entry("socketTimeout", "socketTimeout"),
                    Map.entry("targetServerType", "targetServerType"),
                    Map.entry("tcpKeepAlive", "tcpKeepAlive"),
                    Map.entry("currentSchema", "currentSchema"));

    public JdbcUrl {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** An address and the login that was written in it. */
    public record Written(JdbcUrl url, Optional<String> user, Optional<Secret> password) {}

    /** Throws a {@link ProblemException} that never repeats what may be a password. */
    public static Written parse(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw refused("The address of the database cannot be read.", EXAMPLE);
        }
        var host = parts.group(2);
        if (!HOST.matcher(host).matches()) {
            throw refused("The address must name one host.", EXAMPLE);
        }
        var database = parts.group(4) == null ? "" : decoded(parts.group(4));
        if (database.isBlank() || database.indexOf('\0') >= 0) {
            throw refused("The address must name a database.", EXAMPLE);
        }
        var written = parameters(parts.group(5));
        var login = parts.group(1) == null ? new String[0] : parts.group(1).split(":", 2);
        var user = login.length > 0 ? decoded(login[0]) : written.remove("user");
        var password = login.length > 1 ? decoded(login[1]) : written.remove("password");
        var url = new JdbcUrl(host, port(parts.group(3)), database, allowed(written));
        return new Written(
                url, Optional.ofNullable(user), Optional.ofNullable(password).map(Secret::new));
    }

    /** Whether both lead to one database, however they are entered. */
    public boolean sameDatabase(JdbcUrl other) {
        return host.equalsIgnoreCase(other.host)
                && port == other.port
                && database.equals(other.database);
    }

    /** The kind of database, which says what connects to it. */
    public String kind() {
        return "postgresql";
    }

    /** The address for the driver, without parameters: those go as properties. */
    public String jdbc() {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        host,
                        port,
                        URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static int port(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return 5432;
        }
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > 65_535) {
            throw refused("The port must be a number up to 65535.", EXAMPLE);
        }
        return Integer.parseInt(written);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new TreeMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static Map<String, String> allowed(Map<String, String> written) {
        var allowed = new TreeMap<String, String>();
        written.forEach((name, value) -> {
            var known = ALLOWED.get(name);
            if (known == null || !PLAIN.matcher(value).matches()) {
                throw refused(
                        "The parameter '%s' is not allowed in the address%s."
                                .formatted(
                                        shortened(name), known == null ? "" : " with this value"),
                        "Allowed are: " + String.join(", ", new TreeMap<>(ALLOWED).keySet()) + ".");
            }
            allowed.put(known, value);
        });
        return allowed;
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw refused(
                    "The address of the database cannot be read.",
                    "Percent-encode the special characters of its parts.");
        }
    }

    private static ProblemException refused(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
