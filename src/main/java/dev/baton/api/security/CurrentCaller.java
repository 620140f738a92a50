package dev.baton.api.security;

import dev.baton.security.Caller;
import io.quarkus.websockets.next.HandshakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who is calling: by request, by socket handshake, or by a key said on a socket. */
@ApplicationScoped
public class CurrentCaller {
    /** The caller of the request being answered. */
    public Caller caller() {
        return Caller.LOCAL;
    }

    /** The caller that a socket's handshake names; empty when it must say a key first. */
    public Optional<Caller> of(HandshakeRequest handshake) {
        return Optional.of(Caller.LOCAL);
    }

    /** The caller whose key this is. */
    public Optional<Caller> ofKey(String key) {
        return Optional.empty();
    }
}
