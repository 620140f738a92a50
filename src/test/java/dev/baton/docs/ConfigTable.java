package dev.baton.docs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Every setting of every package with its default and its meaning. */
final class ConfigTable {
    /** A setting; {@code value} is empty when there is no default. */
    record Key(String name, String value, String meaning) {}

    private ConfigTable() {}

    static String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| setting | environment | default | meaning |");
        lines.add("|---|---|---|---|");
        for (var key : keys()) {
            lines.add(
                    "| `%s` | `%s` | %s | %s |"
                            .formatted(
                                    key.name(),
                                    environment(key.name()),
                                    key.value().isEmpty() ? "" : "`" + key.value() + "`",
                                    key.meaning().replace("|", "\\|")));
        }
        return String.join("\n", lines);
    }

    static List<Key> keys() {
        var keys = new ArrayList<Key>();
        for (var type : SourceTree.classesWith("@ConfigMapping(")) {
            var mapping = type.getAnnotation(ConfigMapping.class);
            if (mapping != null) {
                collect(type, mapping.prefix(), keys);
            }
        }
        keys.sort(Comparator.comparing(Key::name));
        return keys;
    }

    private static void collect(Class<?> type, String prefix, List<Key> keys) {
        for (var method : type.getDeclaredMethods()) {
            if (method.isDefault() || method.isSynthetic()) {
                continue;
            }
            var name = prefix + "." + name(method);
            var inner = inner(method);
            if (inner.isInterface() && inner.getName().startsWith("dev.baton")) {
                var many = Map.class.isAssignableFrom(method.getReturnType());
                collect(inner, many ? name + ".<name>" : name, keys);
            } else {
                var value = method.getAnnotation(WithDefault.class);
                keys.add(
                        new Key(
                                name,
                                value == null ? "" : value.value(),
                                SourceTree.javadoc(type, method.getName())));
            }
        }
    }

    private static Class<?> inner(Method method) {
        if (method.getGenericReturnType() instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return Arrays.stream(arguments)
                    .filter(Class.class::isInstance)
                    .<Class<?>>map(Class.class::cast)
                    .reduce((_, last) -> last)
                    .orElse(method.getReturnType());
        }
        return method.getReturnType();
    }

    private static String name(Method method) {
        var named = method.getAnnotation(WithName.class);
        return named != null
                ? named.value()
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase();
    }

    private static String environment(String name) {
        return name.contains("<") ? "" : name.toUpperCase().replaceAll("[^A-Z0-9]", "_");
    }
}
