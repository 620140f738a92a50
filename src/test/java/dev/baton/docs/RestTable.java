package dev.baton.docs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Every address of the REST interface. */
final class RestTable {
    /** A way to call an address; {@code what} is what it does. */
    record Call(String method, String path, String what) {}

    private RestTable() {}

    static String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| call | what it does |");
        lines.add("|---|---|");
        for (var call : calls()) {
            lines.add("| `%s %s` | %s |".formatted(call.method(), call.path(), call.what()));
        }
        return String.join("\n", lines);
    }

    static List<Call> calls() {
        var calls = new ArrayList<Call>();
        for (var type : SourceTree.classesWith("@Path(\"")) {
            var root = type.getAnnotation(Path.class);
            if (root != null) {
                for (var method : type.getDeclaredMethods()) {
                    verb(method, root.value(), calls);
                }
            }
        }
        calls.sort(Comparator.comparing(Call::path).thenComparing(Call::method));
        return calls;
    }

    private static void verb(Method method, String root, List<Call> calls) {
        var below = method.getAnnotation(Path.class);
        var path =
                ("/" + root + "/" + (below == null ? "" : below.value()))
                        .replaceAll("/+", "/")
                        .replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        var clean =
                path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path;
        var operation = method.getAnnotation(Operation.class);
        Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb ->
                        calls.add(
                                new Call(
                                        verb.value(),
                                        clean,
                                        operation == null ? "" : operation.summary())));
    }
}
