package dev.baton.pipeline.entity.match;

import dev.baton.pipeline.entity.match.Registers.Country;
import dev.baton.pipeline.entity.match.Registers.World;
import java.util.Arrays;
import java.util.List;

/** Countries to invent companies in: one world for setting the matcher up, one never seen by it. */
public final class Worlds {
    private static final Country GERMANY =
            new Country(
                    "DE",
                    "+49 40",
                    spellings(
                            """
                            GmbH, Gesellschaft mit beschränkter Haftung, G.m.b.H., mbH
                            GmbH & Co. KG, GmbH u. Co KG, GmbH & Co KG
                            AG, Aktiengesellschaft
                            """),
                    lines(
                            """
                            Hauptstraße #
                            Bahnhofstraße #
                            Gartenstraße #
                            Lindenallee #
                            Am Markt #
                            Industriestraße #
                            Schillerplatz #
                            Mozartstraße #
                            """),
                    spellings(
                            """
                            Hamburg, 200
                            Köln, 506
                            München, 803
                            Leipzig, 041
                            Nürnberg, 904
                            """));
    private static final Country AMERICA =
            new Country(
                    "US",
                    "+1 904",
                    spellings(
                            """
                            LLC, L.L.C., Limited Liability Company
                            Inc., Incorporated, INC
                            Corp., Corporation
                            Ltd., Limited, Ltd
                            """),
                    lines(
                            """
                            # Ocean Avenue
                            # Bay Street
                            # Orange Boulevard
                            # Old Mill Road
                            # Riverside Drive
                            # Main Street
                            # Palm Avenue
                            """),
                    spellings(
                            """
                            Jacksonville, 322
                            Tampa, 336
                            Orlando, 328
                            Miami, 331
                            Saint Petersburg, 337
                            """));
    private static final Country FRANCE =
            new Country(
                    "FR",
                    "+33 4",
                    spellings(
                            """
                            SARL, S.A.R.L., Société à responsabilité limitée
                            SAS, S.A.S.
                            SA, S.A.
                            """),
                    lines(
                            """
                            # Rue de la Paix
                            # Avenue Victor Hugo
                            # Rue du Moulin
                            # Boulevard Voltaire
                            # Place de la Gare
                            """),
                    spellings(
                            """
                            Lyon, 690
                            Marseille, 130
                            Nantes, 440
                            """));
    private static final Country POLAND =
            new Country(
                    "PL",
                    "+48 12",
                    spellings(
                            """
                            Sp. z o.o., Spółka z o.o., sp z oo
                            S.A., SA, Spółka Akcyjna
                            """),
                    lines(
                            """
                            ul. Długa #
                            ul. Krakowska #
                            ul. Polna #
                            Aleja Pokoju #
                            """),
                    spellings(
                            """
                            Kraków, 310
                            Gdańsk, 800
                            Łódź, 900
                            """));
    private static final Country ITALY =
            new Country(
                    "IT",
                    "+39 011",
                    spellings(
                            """
                            S.r.l., Srl, SRL, Società a responsabilità limitata
                            S.p.A., SpA
                            """),
                    lines(
                            """
                            Via Roma #
                            Via Garibaldi #
                            Corso Italia #
                            Piazza Dante #
                            Via dei Mille #
                            """),
                    spellings(
                            """
                            Torino, 101
                            Napoli, 801
                            Bologna, 401
                            """));

    /** German and American companies. */
    public static final World KNOWN =
            new World(
                    words(
                            """
                            Adler Becker Brandt Falke Fischer Förster Grünwald Hartmann Hansen Höfer Jäger Kessler Krüger
                            Lindner Möller Nordmann Pfeiffer Reuter Schäfer Schubert Seidel Steinbach Vogel Wagner Winkler
                            Ziegler Alder Birch Cypress Elm Everglade Gulf Heron Magnolia Mangrove Osprey Palmetto Pelican
                            Sandhill Sawgrass Seminole Sunrise Suwannee Tarpon Timber Coastal Harbor Keystone Liberty Pioneer
                            """),
                    words(
                            """
                            Logistics Services Construction Engineering Consulting Technologies Manufacturing Foods Energy
                            Maschinenbau Elektrotechnik Handel Bau Metallbau Spedition Software Medical Properties Marine
                            Roofing Plumbing Landscaping Insurance Holdings International Management Media Solutions
                            """),
                    List.of(GERMANY, AMERICA));

    /** French, Polish and Italian companies. */
    public static final World UNSEEN =
            new World(
                    words(
                            """
                            Beaumont Chevalier Dubois Fontaine Garnier Lefèvre Marchand Mercier Moreau Rousseau Vidal Bonnet
                            Bąkowski Dąbrowski Kamiński Kowalczyk Łukasik Nowicki Sikora Wiśniewski Wróbel Zieliński
                            Bianchi Caruso Conti Ferrara Galli Lombardi Marini Moretti Ricci Rinaldi Romano Vitale Azur
                            Étoile Horizon Méridien Océan Zenith Aurora Vistula Odra Tatry Vesuvio Stella Nuova Delta
                            """),
                    words(
                            """
                            Transports Conseil Bâtiment Énergie Industrie Distribution Immobilier Informatique Services
                            Budownictwo Usługi Handel Technika Przemysł Systemy Costruzioni Alimentari Impianti Meccanica
                            Tessuti International Logistics Engineering Management Vini Marine Design
                            """),
                    List.of(FRANCE, POLAND, ITALY));

    private Worlds() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static List<String> lines(String text) {
        return text.strip().lines().toList();
    }

    private static List<List<String>> spellings(String text) {
        return lines(text).stream().map(line -> Arrays.asList(line.split(", "))).toList();
    }
}
