package dev.baton.pipeline.entity.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Two invented registers of companies, with the truth about which records mean the same: typing
 * mistakes, other legal forms, moves, doubles, namesakes, sister companies in one house.
 */
public final class Registers {
    /** What companies are called, and where they are. */
    public record World(List<String> first, List<String> trade, List<Country> countries) {}

    /** Legal forms with their spellings, streets with # for the number, cities with postcodes. */
    public record Country(
            String code,
            String phonePrefix,
            List<List<String>> forms,
            List<String> streets,
            List<List<String>> cities) {}

    private final Random random;
    private final World world;
    private final List<Company> records = new ArrayList<>();
    private final Map<RecordId, Integer> truth = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final int[] numbers = {1000, 500};
    private final double forgotten;
    private int companies;

    private Registers(long seed, World world, double forgotten) {
        this.forgotten = forgotten;
        this.random = new Random(seed);
        this.world = world;
    }

    /** With so many companies in both registers and a third as many in one alone. */
    public static Registers of(long seed, World world, int shared) {
        return of(seed, world, shared, 0.25);
    }

    /** The same where so large a share of the numbers given by offices is not known. */
    public static Registers of(long seed, World world, int shared, double forgotten) {
        var registers = new Registers(seed, world, forgotten);
        for (int i = 0; i < shared; i++) {
            var base = registers.company(null);
            registers.write(base, 0, false);
            registers.write(base, 1, true);
            if (registers.chance(0.06)) {
                registers.write(base, registers.random.nextInt(2), true);
            }
            if (registers.chance(0.07)) {
                registers.sister(base);
            }
        }
        for (int i = 0; i < shared / 20; i++) {
            registers.namesakes();
        }
        for (int i = 0; i < shared / 3; i++) {
            registers.write(registers.company(null), 0, false);
            registers.write(registers.company(null), 1, false);
        }
        return registers;
    }

    public List<Company> records() {
        return List.copyOf(records);
    }

    boolean same(RecordId one, RecordId other) {
        return truth.get(one).equals(truth.get(other));
    }

    /** The number of the real company behind a record. */
    public int companyOf(RecordId record) {
        return truth.get(record);
    }

    /** How many pairs of records mean one company. */
    long truePairs() {
        var sizes = new HashMap<Integer, Long>();
        truth.values().forEach(company -> sizes.merge(company, 1L, Long::sum));
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    private record Base(
            int company, Country country, Map<Field, String> fields, List<String> form) {}

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Base company(@org.jspecify.annotations.Nullable Base sisterOf) {
        var country = sisterOf == null ? any(world.countries()) : sisterOf.country();
        var fields = new EnumMap<Field, String>(Field.class);
        String name;
        do {
            name =
                    sisterOf == null
                            ? newName()
                            : sisterOf.fields().get(Field.NAME).split(" ")[0]
                                    + " "
                                    + any(world.trade())
                                    + (chance(0.5) ? " " + any(world.trade()) : "");
        } while (!names.add(name));
        fields.put(Field.NAME, name);
        settle(fields, country);
        fields.put(Field.COUNTRY, country.code());
        fields.put(Field.TAX_ID, country.code() + "%09d".formatted(random.nextInt(1_000_000_000)));
        fields.put(Field.PHONE, phone(country));
        fields.put(
                Field.EMAIL,
                "info@"
                        + Letters.folded(name).replace(" ", "")
                        + "."
                        + country.code().toLowerCase(java.util.Locale.ROOT));
        return new Base(companies++, country, fields, any(country.forms()));
    }

    private String newName() {
        var name = new StringBuilder(any(world.first()));
        if (chance(0.35)) {
            name.append(chance(0.5) ? " & " : " ").append(any(world.first()));
        }
        name.append(' ').append(any(world.trade()));
        if (chance(0.3)) {
            name.append(' ').append(any(world.trade()));
        }
        return name.toString();
    }

    private void settle(Map<Field, String> fields, Country country) {
        var city = any(country.cities());
        fields.put(
                Field.ADDRESS,
                any(country.streets()).replace("#", String.valueOf(1 + random.nextInt(180))));
        fields.put(Field.CITY, city.getFirst());
        fields.put(Field.POSTCODE, city.get(1) + "%02d".formatted(random.nextInt(40)));
    }

    private String phone(Country country) {
        return country.phonePrefix() + " " + (10_000_000 + random.nextInt(89_999_999));
    }

    /** Another company of the same house and a name that begins alike. */
    private void sister(Base base) {
        var sister = company(base);
        for (var shared : List.of(Field.ADDRESS, Field.CITY, Field.POSTCODE, Field.COUNTRY)) {
            sister.fields().put(shared, base.fields().get(shared));
        }
        write(sister, random.nextInt(2), false);
    }

    /** Two companies of one name in two cities, one in each register. */
    private void namesakes() {
        var one = company(null);
        var other = company(null);
        other.fields().put(Field.NAME, one.fields().get(Field.NAME));
        write(one, 0, false);
        write(other, 1, true);
    }

    private void write(Base base, int source, boolean carelessly) {
        var fields = new EnumMap<>(base.fields());
        fields.put(Field.NAME, fields.get(Field.NAME) + " " + base.form().getFirst());
        if (carelessly) {
            name(fields, base);
            place(fields, base.country());
            reach(fields, base.country());
        }
        forget(fields);
        var id = new RecordId(source, (source == 0 ? "R" : "C-") + numbers[source]++);
        truth.put(id, base.company());
        var updated =
                Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
        records.add(new Company(id, fields, Map.of(), updated));
    }

    private void name(Map<Field, String> fields, Base base) {
        var name = base.fields().get(Field.NAME);
        if (chance(0.25)) {
            name = slip(name);
        }
        if (chance(0.06)) {
            name = slip(name);
        }
        if (chance(0.2)) {
            name = shortened(name);
        }
        var words = new ArrayList<>(List.of(name.split(" ")));
        if (chance(0.08) && words.size() > 2) {
            words.removeLast();
        }
        if (chance(0.08) && words.size() > 1 && !name.contains("&")) {
            words.add(words.removeFirst());
        }
        name = String.join(" ", words);
        if (chance(0.3)) {
            name = name.replace(" & ", chance(0.5) ? " and " : " + ");
        }
        if (!chance(0.15)) {
            name +=
                    " "
                            + (chance(0.04)
                                    ? any(base.country().forms()).getFirst()
                                    : any(base.form()));
        }
        fields.put(Field.NAME, chance(0.2) ? name.toUpperCase(java.util.Locale.ROOT) : name);
    }

    private String shortened(String name) {
        return name.replace("International", "Intl")
                .replace("Services", "Svcs")
                .replace("Manufacturing", "Mfg")
                .replace("Technologies", "Tech")
                .replace("Engineering", "Eng.")
                .replace("Construction", "Constr.")
                .replace("Logistics", "Log.")
                .replace("Management", "Mgmt")
                .replace("ü", "ue")
                .replace("ö", "oe")
                .replace("é", "e")
                .replace("ł", "l")
                .replace("ó", "o");
    }

    private void place(Map<Field, String> fields, Country country) {
        if (chance(0.1)) {
            settle(fields, country);
        }
        var address = fields.get(Field.ADDRESS);
        if (chance(0.5)) {
            address =
                    address.replace("straße", "str.")
                            .replace("Street", "St")
                            .replace("Avenue", "Ave.")
                            .replace("Boulevard", "Blvd")
                            .replace("Road", "Rd")
                            .replace("Platz", "Pl.")
                            .replace("Rue", "R.");
        }
        if (chance(0.1)) {
            address = slip(address);
        }
        if (chance(0.1)) {
            address += ", Suite " + random.nextInt(400);
        }
        fields.put(Field.ADDRESS, address);
        if (chance(0.05)) {
            fields.put(Field.CITY, slip(fields.get(Field.CITY)));
        }
    }

    private void reach(Map<Field, String> fields, Country country) {
        if (chance(0.04)) {
            fields.put(Field.TAX_ID, slip(fields.get(Field.TAX_ID)));
        }
        if (chance(0.5)) {
            fields.put(
                    Field.TAX_ID,
                    fields.get(Field.TAX_ID).replaceFirst("^..", "").replaceFirst("(..)", "$1-"));
        }
        if (chance(0.15)) {
            fields.put(Field.PHONE, phone(country));
        }
        if (chance(0.5)) {
            fields.put(
                    Field.PHONE,
                    fields.get(Field.PHONE).replaceFirst("(\\d{4})$", "-$1").replace("+", "00"));
        }
        if (chance(0.15)) {
            fields.put(Field.EMAIL, "office" + random.nextInt(100) + "@gmail.com");
        }
    }

    private void forget(Map<Field, String> fields) {
        forget(fields, Field.TAX_ID, forgotten);
        forget(fields, Field.PHONE, 0.1 + 0.8 * forgotten);
        forget(fields, Field.EMAIL, 0.3 + 0.6 * forgotten);
        forget(fields, Field.ADDRESS, 0.06);
        forget(fields, Field.POSTCODE, 0.06);
    }

    private void forget(Map<Field, String> fields, Field field, double share) {
        if (chance(share)) {
            fields.remove(field);
        }
    }

    /** One slip of the typing finger, never at the first letter of the text. */
    private String slip(String text) {
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        char letter = (char) ('a' + random.nextInt(26));
        if (Character.isDigit(text.charAt(at))) {
            letter = (char) ('0' + random.nextInt(10));
        }
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + letter + text.substring(at);
            case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
            default ->
                    at + 1 < text.length()
                            ? text.substring(0, at)
                                    + text.charAt(at + 1)
                                    + text.charAt(at)
                                    + text.substring(at + 2)
                            : text;
        };
    }
}
