package dev.baton.planner;

import java.util.List;

/** Where workflows that people have defined are kept. */
interface Definitions {
    /** There are none and there never will be. */
    Definitions NONE =
            new Definitions() {
                @Override
                public List<Definition> all() {
                    return List.of();
                }

                @Override
                public String state() {
                    return "";
                }
            };

    List<Definition> all();

    /** A text that changes whenever one of them does. */
    String state();
}
