package dev.baton;

import dev.baton.launch.Commands;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Baton's way in: serves unless told to do something else. */
@QuarkusMain
public final class Baton {
    private Baton() {}

    public static void main(String... words) {
        System.exit(Commands.execute(words));
    }
}
