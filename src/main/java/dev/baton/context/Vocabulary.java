package dev.baton.context;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that rules about prose know; English, with German units and months. */
final class Vocabulary {
    /** Words that carry structure: they neither begin a name nor count what a number tells. */
    private static final Set<String> STRUCTURE =
            words(
                    """
                    a about above across after again against all already also although always am among an and any anybody anyone anything
                    are around as ask at away back be because been before being below between both but by call can
                    cannot check could day days did do does doing done during each either else ever every everybody everyone everything few find
                    first for from further get give given go good had has have having he her here hers him his how
                    however i if in instead into is it its itself just last later least less let like list look made
                    make many may me might more most much must my near need neither never new next no nobody none nor
                    not note nothing now of off often on once one only or other others our out over own per perhaps
                    please quite rather same see set several shall she should show since so some somebody someone something soon still such
                    than thank thanks that the their them then there therefore these they this those though three
                    through thus to today together tomorrow too two under until up upon us use very was we well were
                    what when where whether which while who whom whose why will with within without would yes
                    yesterday yet you your
                    """);

    private static final Set<String> MONTHS =
            words(
                    """
                    january february march april may june july august september october november december
                    jan feb mar apr jun jul aug sep sept oct nov dec
                    januar februar märz mai juni juli oktober dezember
                    """);
    private static final Set<String> DAYS =
            words("monday tuesday wednesday thursday friday saturday sunday");
    private static final Set<String> CURRENCIES =
            words(
                    "eur usd gbp chf jpy cny sek nok dkk pln czk cad aud inr brl euro euros dollar dollars");
    private static final Set<String> SCALES =
            words(
                    "k m bn thousand million billion trillion mio mio. mrd mrd. tsd tausend millionen milliarden");
    private static final Set<String> UNITS =
            words(
                    """
                    percent prozent pp bp bps x
                    ns µs us ms s sec secs seconds min mins minutes h hr hrs hours d day days week weeks month months
                    quarter quarters year years stunden tage wochen monate jahre
                    mm cm m km mi ft in kg g t mg lb lbs tons tonnes l ml
                    b kb mb gb tb kib mib gib bit bits byte bytes kbit mbit gbit
                    w kw mw gw wh kwh mwh gwh v a hz khz mhz ghz °c °f c f pt px
                    tokens rows people pieces stück
                    """);
    private static final Set<String> DECISIONS =
            words(
                    """
                    decided decide decides decision decisions agreed agree agrees approved approve approves approval
                    rejected reject rejects rejection declined refused resolved confirmed chose chosen cancelled
                    canceled postponed abandoned adopted accepted vetoed overruled ruled signed mandated
                    must mustn't shall never only required mandatory forbidden prohibited disallowed
                    """);
    private static final Map<String, Set<String>> DECISION_PAIRS =
            Map.of(
                    "not", Set.of("allowed", "permitted"),
                    "may", Set.of("not"),
                    "do", Set.of("not"),
                    "no", Set.of("longer"));

    private Vocabulary() {}

    static boolean structure(String lower) {
        return STRUCTURE.contains(lower);
    }

    /** A month's name, with a capital. */
    static boolean month(String word) {
        return !word.isEmpty()
                && Character.isUpperCase(word.charAt(0))
                && MONTHS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** "May" and "March" are also verbs: without a number beside them they tell no date. */
    static boolean dayOrMonth(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return month(word) && !lower.equals("may") && !lower.startsWith("mar")
                || Character.isUpperCase(word.charAt(0)) && DAYS.contains(lower);
    }

    static boolean currency(String word) {
        return word.length() == 1 && "€$£¥".contains(word)
                || CURRENCIES.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean scale(String word) {
        return SCALES.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean unit(String word) {
        return word.equals("%")
                || word.equals("‰")
                || UNITS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean decision(String lower) {
        return DECISIONS.contains(lower);
    }

    static boolean decision(String lower, String next) {
        return DECISION_PAIRS.getOrDefault(lower, Set.of()).contains(next);
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.strip().split("\\s+")));
    }
}
