package dev.baton.nl2sql.rule;

import java.util.regex.Pattern;

/** In which order rows are wanted. */
final class OrderCues {
    private static final Pattern DESCENDING =
            Pattern.compile(
                    "\\b(?:descending|desc|highest|largest|decreasing|most|biggest|greatest|newest|latest|reverse|down|longest|recent)\\b");
    private static final Pattern ASCENDING =
            Pattern.compile(
                    "\\b(?:ascending|asc|lowest|smallest|increasing|fewest|least|oldest|earliest|alphabetically|alphabetical)\\b");

    private OrderCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var clause =
                template.take(
                        "(?:(?:and|,|please|then|results?|list|rows) )*(?:ordered|sorted|order|sort|ordering|sorting|arranged|arrange|ranked|rank|ranking)(?: (?:it|them|these|those|the|results?|list|output|rows|by|in|from|of|on|according|to|both))* ((?:(?!show|showing|give|return|with|including|include|limit|and show|and give)[^.?;¦ ]+ )*(?!show|showing|with)[^.?;¦ ]+)");
        if (clause != null) {
            items(reading, clause.group(1));
        }
        var way =
                template.take(
                        "(?:(?:listed|sorted|and|,) )*from (?:the )?("
                                + Adjectives.SUPERLATIVE
                                + "|most|fewest|least) (?:to|through) (?:the )?(?:"
                                + Adjectives.SUPERLATIVE
                                + "|most|fewest|least)(?: ({C}))?(?: date)?");
        if (way != null) {
            var adjective = Adjectives.superlative(way.group(1));
            boolean descending =
                    adjective == null ? way.group(1).equals("most") : adjective.descending();
            reading.slots.sorts.add(
                    new Slots.Sort(
                            way.mention(2),
                            null,
                            way.has(2) ? null : adjective,
                            adjective != null && way.has(2) && reading.temporal(way.mention(2))
                                    ? adjective.word().equals("newest")
                                            || adjective.word().equals("latest")
                                            || adjective.word().equals("most recent")
                                    : descending));
        }
        var most = template.take("(?<keep1>@M\\d+) (?:the )?(most|least)");
        if (most != null) {
            reading.slots.sorts.add(new Slots.Sort(-1, null, null, most.group(2).equals("most")));
        }
        var first =
                template.take(
                        "(?:, |and |with )?(?:the )?("
                                + Adjectives.SUPERLATIVE
                                + "|most|fewest|least|worst|best)(?: (@[CTM]\\d+))?(?: ones?| values?| numbers?| count)? first");
        if (first != null) {
            var adjective = Adjectives.superlative(first.group(1));
            boolean descending =
                    first.group(1).equals("most")
                            || adjective != null && adjective.descending()
                            || first.group(1).equals("worst");
            boolean bare = adjective == null || adjective.hints().isEmpty();
            reading.slots.sorts.add(
                    new Slots.Sort(
                            first.has(2)
                                            && (reading.numeric(first.mention(2))
                                                    || reading.temporal(first.mention(2)))
                                    ? first.mention(2)
                                    : -1,
                            null,
                            bare ? null : adjective,
                            descending));
        }
        var named =
                template.take(
                        "(?:, |and )?(?:(?:in|listed|sorted) )?(?:alphabetically|alphabetical order|in alphabetical order|(?:a|from a) to z)(?: (?:by|of) ({C}))?");
        if (named != null) {
            reading.slots.sorts.add(
                    new Slots.Sort(
                            named.mention(1),
                            null,
                            named.has(1)
                                    ? null
                                    : new Adjectives.Adjective(
                                            "alphabetical", false, java.util.List.of()),
                            false));
        }
        var chronological =
                template.take(
                        "(?:, |and )?(?:in |listed |sorted )*(?:chronologically|chronological order|order of (?:the )?(?:{UNIT}|date|time)|date order)|(?:, |and )?{UNIT} by {UNIT}|(?:in )?time order");
        if (chronological != null) {
            reading.slots.sorts.add(
                    new Slots.Sort(
                            -1,
                            null,
                            new Adjectives.Adjective(
                                    "chronological", false, java.util.List.of("date")),
                            false));
        }
        var order =
                template.take(
                        "(?:, |and )?in (descending|ascending|decreasing|increasing) order(?: (?:of|by) ((?:[^.?;¦, ]+ )*[^.?;¦, ]+))?|(?:, )?(descending|ascending)");
        if (order != null) {
            var which = order.has(1) ? order.group(1) : order.group(3);
            items(reading, (order.has(2) ? order.group(2) + " " : "") + which);
        }
    }

    private static void items(Reading reading, String clause) {
        for (var part :
                clause.split(
                        " and then by | , and then | , then by | , then | then by | then | and | , ")) {
            var text = " " + part.strip() + " ";
            boolean descending = DESCENDING.matcher(text).find();
            var first =
                    Adjectives.superlative(text.strip().replaceAll("^the | (?:ones? )?first$", ""));
            if (first != null && !reading.slots.sorts.isEmpty()) {
                var last = reading.slots.sorts.removeLast();
                reading.slots.sorts.add(
                        new Slots.Sort(
                                last.mention(),
                                last.measure(),
                                last.adjective(),
                                first.descending()));
                continue;
            }
            if (text.isBlank()) {
                continue;
            }
            var before = reading.slots.sorts.size();
            boolean directionOnly =
                    text.replaceAll(
                                    "\\b(?:in|the|order|from|to|first|down|reverse|by|of|with)\\b",
                                    "")
                            .strip()
                            .matches(
                                    "(?:descending|ascending|desc|asc|highest|lowest|largest|smallest|most|least|newest|oldest|latest|earliest|fewest|biggest|decreasing|increasing| )+");
            if (directionOnly && before > 0) {
                var last = reading.slots.sorts.removeLast();
                boolean up =
                        ASCENDING.matcher(text).find()
                                && !text.contains("highest")
                                && !text.contains("largest");
                reading.slots.sorts.add(
                        new Slots.Sort(
                                last.mention(),
                                last.measure(),
                                last.adjective(),
                                !up && descending));
                continue;
            }
            sort(
                    reading,
                    text,
                    descending
                            && !text.matches(
                                    ".*(?:lowest|smallest|least|fewest|oldest|earliest) (?:first|to).*"));
        }
    }

    private static void sort(Reading reading, String text, boolean descending) {
        var mentions = Template.mentions(text);
        boolean counts = text.matches(".* (?:number|count|numbers|counts) .*");
        boolean aggregates =
                text.matches(".* (?:total|average|sum|mean|avg|maximum|minimum|overall) .*");
        if (mentions.isEmpty()) {
            boolean named = text.matches(".* (?:name|names|alphabetically|title) .*");
            boolean timed = text.matches(".* (?:month|year|quarter|week|day|date|time) .*");
            var adjective =
                    named
                            ? new Adjectives.Adjective("alphabetical", false, java.util.List.of())
                            : timed
                                    ? new Adjectives.Adjective(
                                            "chronological", descending, java.util.List.of("date"))
                                    : null;
            reading.slots.sorts.add(new Slots.Sort(-1, null, adjective, descending));
            return;
        }
        int mention = mentions.getFirst();
        if (counts && reading.isTable(mention)) {
            reading.slots.sorts.add(new Slots.Sort(-1, Measure.count(mention), null, descending));
        } else if (aggregates && reading.numeric(mention)) {
            reading.slots.sorts.add(
                    new Slots.Sort(-1, Phrases.measure(reading, text), null, descending));
        } else {
            reading.slots.sorts.add(new Slots.Sort(mention, null, null, descending));
        }
        reading.slots.used.add(mention);
    }
}
