package dev.baton.agent.worker;

import java.net.URI;
import java.util.Optional;

/** Where workers reach this process; empty while that is not known. */
@FunctionalInterface
public interface CallbackAddress {
    Optional<URI> base();
}
