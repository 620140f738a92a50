package dev.baton.pipeline.entity.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two companies in every respect in which both say something. */
final class Comparison {
    /** The least that the words in common must tell: those of one name in fifty. */
    private static final double TELLING = Math.log(50);

    private static final double SAME_STREET = 0.85;

    private final NameSimilarity names;

    Comparison(NameSimilarity names) {
        this.names = names;
    }

    List<Level> levels(Profile left, Profile right) {
        var levels = new ArrayList<Level>();
        levels.add(name(left, right));
        form(left, right).ifPresent(levels::add);
        number(
                        left.taxId(),
                        right.taxId(),
                        Level.TAX_ID_SAME,
                        Level.TAX_ID_ONE_SLIP,
                        Level.TAX_ID_DIFFERENT)
                .ifPresent(levels::add);
        place(left.place(), right.place()).ifPresent(levels::add);
        country(left.place(), right.place()).ifPresent(levels::add);
        number(
                        left.phone(),
                        right.phone(),
                        Level.PHONE_SAME,
                        Level.PHONE_ONE_SLIP,
                        Level.PHONE_DIFFERENT)
                .ifPresent(levels::add);
        domain(left.domain(), right.domain()).ifPresent(levels::add);
        return levels;
    }

    private Level name(Profile left, Profile right) {
        var alike = names.of(left.name(), right.name());
        // Words that many names have prove little: one step less.
        boolean telling = alike.told() >= TELLING;
        if (alike.share() >= 0.97) {
            return telling ? Level.NAME_SAME : Level.NAME_NEARLY_SAME;
        }
        if (alike.share() >= 0.88) {
            return telling ? Level.NAME_NEARLY_SAME : Level.NAME_SIMILAR;
        }
        if (alike.share() >= 0.72) {
            return telling ? Level.NAME_SIMILAR : Level.NAME_PARTLY;
        }
        return alike.share() >= 0.5 && telling ? Level.NAME_PARTLY : Level.NAME_DIFFERENT;
    }

    private static Optional<Level> form(Profile left, Profile right) {
        var one = left.name().form();
        var other = right.name().form();
        if (one == null || other == null) {
            return Optional.empty();
        }
        if (one.equals(other)) {
            return Optional.of(Level.FORM_SAME);
        }
        return Optional.of(
                one.kind().equals(other.kind()) ? Level.FORM_SAME_KIND : Level.FORM_DIFFERENT);
    }

    private static Optional<Level> number(
            String left, String right, Level same, Level oneSlip, Level different) {
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (left.equals(right)) {
            return Optional.of(same);
        }
        return Optional.of(Similarity.oneSlip(left, right) ? oneSlip : different);
    }

    private static Optional<Level> place(Profile.Place left, Profile.Place right) {
        boolean postcodes = given(left.postcode(), right.postcode());
        boolean samePostcode = postcodes && left.postcode().equals(right.postcode());
        boolean cities = given(left.city(), right.city());
        boolean sameCity = cities && sameCity(left.city(), right.city());
        if (sameStreet(left, right) && (samePostcode || sameCity || (!postcodes && !cities))) {
            return Optional.of(
                    given(left.house(), right.house()) && left.house().equals(right.house())
                            ? Level.PLACE_SAME_HOUSE
                            : Level.PLACE_SAME_STREET);
        }
        if (samePostcode) {
            return Optional.of(Level.PLACE_SAME_POSTCODE);
        }
        if (sameCity) {
            return Optional.of(Level.PLACE_SAME_CITY);
        }
        return postcodes || cities ? Optional.of(Level.PLACE_DIFFERENT) : Optional.empty();
    }

    private static boolean sameCity(String left, String right) {
        return left.equals(right)
                || Similarity.jaroWinkler(left, right) >= 0.92
                || Similarity.oneSlip(left, right);
    }

    private static boolean given(String left, String right) {
        return !left.isEmpty() && !right.isEmpty();
    }

    private static boolean sameStreet(Profile.Place left, Profile.Place right) {
        return given(left.street(), right.street())
                && Similarity.jaroWinkler(left.street(), right.street()) >= SAME_STREET;
    }

    private static Optional<Level> country(Profile.Place left, Profile.Place right) {
        return given(left.country(), right.country())
                        && left.country().length() == right.country().length()
                        && !left.country().equals(right.country())
                ? Optional.of(Level.COUNTRY_DIFFERENT)
                : Optional.empty();
    }

    private static Optional<Level> domain(String left, String right) {
        return given(left, right)
                ? Optional.of(left.equals(right) ? Level.DOMAIN_SAME : Level.DOMAIN_DIFFERENT)
                : Optional.empty();
    }
}
