package dev.baton.pipeline.entity.match;

import java.util.List;

/** Countries to invent companies in: one for setting the matcher up, others never seen by it. */
public final class Worlds {
    /** German and American companies. */
    public static final Registers.World KNOWN =
            new Registers.World(
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
                    List.of(
                            List.of(
                                    "GmbH",
                                    "Gesellschaft mit beschränkter Haftung",
                                    "G.m.b.H.",
                                    "mbH"),
                            List.of("GmbH & Co. KG", "GmbH u. Co KG", "GmbH & Co KG"),
                            List.of("AG", "Aktiengesellschaft"),
                            List.of("LLC", "L.L.C.", "Limited Liability Company"),
                            List.of("Inc.", "Incorporated", "INC"),
                            List.of("Corp.", "Corporation"),
                            List.of("Ltd.", "Limited", "Ltd")),
                    List.of(
                            "Hauptstraße #",
                            "Bahnhofstraße #",
                            "Gartenstraße #",
                            "Lindenallee #",
                            "Am Markt #",
                            "Industriestraße #",
                            "Schillerplatz #",
                            "Mozartstraße #",
                            "# Ocean Avenue",
                            "# Bay Street",
                            "# Orange Boulevard",
                            "# Old Mill Road",
                            "# Riverside Drive",
                            "# Main Street",
                            "# Palm Avenue"),
                    List.of(
                            List.of("Hamburg", "200", "DE"), List.of("Köln", "506", "DE"),
                            List.of("München", "803", "DE"), List.of("Leipzig", "041", "DE"),
                            List.of("Nürnberg", "904", "DE"), List.of("Jacksonville", "322", "US"),
                            List.of("Tampa", "336", "US"), List.of("Orlando", "328", "US"),
                            List.of("Miami", "331", "US"),
                                    List.of("Saint Petersburg", "337", "US")),
                    "+49 40");

    /** French, Polish and Italian companies. */
    public static final Registers.World UNSEEN =
            new Registers.World(
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
                    List.of(
                            List.of("SARL", "S.A.R.L.", "Société à responsabilité limitée"),
                            List.of("SAS", "S.A.S."),
                            List.of("SA", "S.A."),
                            List.of("Sp. z o.o.", "Spółka z o.o.", "sp z oo"),
                            List.of("S.r.l.", "Srl", "SRL", "Società a responsabilità limitata"),
                            List.of("S.p.A.", "SpA")),
                    List.of(
                            "# Rue de la Paix",
                            "# Avenue Victor Hugo",
                            "# Rue du Moulin",
                            "# Boulevard Voltaire",
                            "# Place de la Gare",
                            "ul. Długa #",
                            "ul. Krakowska #",
                            "ul. Polna #",
                            "Aleja Pokoju #",
                            "Via Roma #",
                            "Via Garibaldi #",
                            "Corso Italia #",
                            "Piazza Dante #",
                            "Via dei Mille #"),
                    List.of(
                            List.of("Lyon", "690", "FR"),
                            List.of("Marseille", "130", "FR"),
                            List.of("Nantes", "440", "FR"),
                            List.of("Kraków", "310", "PL"),
                            List.of("Gdańsk", "800", "PL"),
                            List.of("Łódź", "900", "PL"),
                            List.of("Torino", "101", "IT"),
                            List.of("Napoli", "801", "IT"),
                            List.of("Bologna", "401", "IT")),
                    "+33 4");

    private Worlds() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
