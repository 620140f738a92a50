package dev.baton.launch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** The server once it is up: says where it is, then waits for its end. */
public final class Serving implements QuarkusApplication {
    @Override
    public int run(String... words) throws Exception {
        System.out.println(Greeting.of(Commands.settings(), System.getProperties()));
        Quarkus.waitForExit();
        return 0;
    }
}
