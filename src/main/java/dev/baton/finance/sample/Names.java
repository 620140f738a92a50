package dev.baton.finance.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of companies and people, each given once. */
final class Names {
    private static final List<String> FAMILIES =
            List.of(
                    "Albrecht",
                    "Bauer",
                    "Brunner",
                    "Conrad",
                    "Dietz",
                    "Ebert",
                    "Falk",
                    "Gerlach",
                    "Hartmann",
                    "Huber",
                    "Jansen",
                    "Kaiser",
                    "Krämer",
                    "Lindner",
                    "Maurer",
                    "Neumann",
                    "Oswald",
                    "Pohl",
                    "Reuter",
                    "Schäfer",
                    "Seidel",
                    "Thoma",
                    "Ulrich",
                    "Vogel",
                    "Weber",
                    "Wieland",
                    "Ziegler",
                    "Moreau",
                    "Lambert",
                    "Dubois",
                    "Visser",
                    "Bakker",
                    "Gruber",
                    "Steiner",
                    "Meier",
                    "Keller",
                    "Morgan",
                    "Hayes",
                    "Parker",
                    "Bennett");
    private static final List<String> BRANCHES =
            List.of(
                    "Optik",
                    "Messtechnik",
                    "Labor",
                    "Systems",
                    "Automation",
                    "Analytik",
                    "Dynamics",
                    "Sensorik",
                    "Medical",
                    "Photonics",
                    "Aero",
                    "Energie",
                    "Chemie",
                    "Robotics",
                    "Pharma",
                    "Instruments");
    private static final List<String> FIRST =
            List.of(
                    "Anna", "Ben", "Clara", "David", "Eva", "Felix", "Greta", "Henrik", "Ida",
                    "Jonas", "Karla", "Leon", "Mia", "Nils", "Olga", "Paul", "Rosa", "Simon",
                    "Tina", "Viktor");

    private final Dice dice;
    private final Set<String> given = new HashSet<>();

    Names(Dice dice) {
        this.dice = dice;
    }

    String company(String country, List<String> branches) {
        var legal =
                switch (country) {
                    case "FR" -> "SAS";
                    case "NL", "BE" -> "BV";
                    case "US" -> "Inc.";
                    case "CH" -> "AG";
                    default -> dice.chance(0.75) ? "GmbH" : dice.chance(0.5) ? "AG" : "KG";
                };
        return once(() -> dice.pick(FAMILIES) + " " + dice.pick(branches), " " + legal);
    }

    String customer(String country) {
        return company(country, BRANCHES);
    }

    String person() {
        return once(() -> dice.pick(FIRST) + " " + dice.pick(FAMILIES), "");
    }

    /** A second company of the same name gets a place to it, as real ones do. */
    private String once(java.util.function.Supplier<String> name, String legal) {
        for (var i = 0; i < 20; i++) {
            var next = name.get() + legal;
            if (given.add(next)) {
                return next;
            }
        }
        for (var number = 2; ; number++) {
            var next = name.get() + " " + number + legal;
            if (given.add(next)) {
                return next;
            }
        }
    }
}
