package dev.baton.agent;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A roster that a test writes, and that remembers who began what. */
final class NotedRoster implements Roster {
    final Map<String, String> begun = new ConcurrentHashMap<>();
    private final List<Consumer<Sheet>> readers = new ArrayList<>();
    private Sheet sheet = Sheet.EMPTY;

    void say(Map<String, Presence> orders, Remote... remotes) {
        sheet = new Sheet(List.of(remotes), orders);
        readers.forEach(reader -> reader.accept(sheet));
    }

    static Remote remote(String instance, RemoteAgent agent, int most, Presence presence) {
        return new Remote(
                instance,
                agent,
                URI.create("http://localhost:1"),
                "1",
                most,
                presence,
                Instant.EPOCH);
    }

    @Override
    public void follow(Consumer<Sheet> reader) {
        readers.add(reader);
        reader.accept(sheet);
    }

    @Override
    public Begun begin(String key, String instance) {
        var first = begun.putIfAbsent(key, instance);
        return new Begun(first == null ? instance : first, first != null);
    }

    @Override
    public void withdraw(String key, String instance) {
        begun.remove(key, instance);
    }

    @Override
    public Optional<String> begunBy(String key) {
        return Optional.ofNullable(begun.get(key));
    }
}
