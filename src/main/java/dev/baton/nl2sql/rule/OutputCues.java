package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Target;
import java.util.ArrayList;
import java.util.List;

/** Which rows are listed, and which of their columns are shown. */
final class OutputCues {
    private OutputCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        var slots = reading.slots;
        slots.asksWho = template.has("who|whom");
        if (template.take("distinct|unique|different|without duplicates|no duplicates") != null) {
            slots.distinct = true;
        }
        var open = new ArrayList<Integer>();
        for (var item : template.left()) {
            Template.mentions(item.text()).stream()
                    .filter(mention -> !slots.used.contains(mention))
                    .forEach(open::add);
        }
        if (slots.entity < 0) {
            var asked = template.see("(?:which|what|whose|how many) (?:of )?{DET}(@[TRC]\\d+)");
            if (asked == null) {
                asked =
                        template.see(
                                "(?:list|show|find|give|get|return|display|name|fetch|identify|retrieve|tell|me|all|every|the names of|names of|name of|names and [a-z@0-9]+ of|who are) {DET}(@[TR]\\d+)");
            }
            if (asked != null
                    && !(reading.column(asked.mention(1)) instanceof dev.baton.sql.ColumnName
                            && (reading.numeric(asked.mention(1))
                                    || reading.temporal(asked.mention(1))))) {
                slots.entity = asked.mention(1);
            }
        }
        if (slots.entity < 0) {
            open.stream()
                    .filter(reading::isTable)
                    .filter(mention -> !leading(reading, mention))
                    .findFirst()
                    .ifPresent(mention -> slots.entity = mention);
        }
        var of =
                template.see(
                        "(?:who|which|what) (?:is|was|are|were) (?:the )?(@[TR]\\d+) (?:of|for|behind|on) (?:the )?(?:¦|@)");
        if (slots.superlative && of != null && of.mention(1) != slots.entity && slots.entity >= 0) {
            slots.outputs.add(of.mention(1));
            slots.used.add(of.mention(1));
            slots.outputsOnly = true;
        }
        if (slots.entity < 0
                && template.has(
                        "(?:with|and|along with|including) (?:their|its) @[CB]\\d+[^.?]*|and the @C\\d+[^.?]*")
                && slots.measures.isEmpty()) {
            slots.withLabel = true;
        }
        int entityAt = slots.entity < 0 ? Integer.MAX_VALUE : reading.at(slots.entity);
        boolean entityColumn = slots.entity >= 0 && reading.column(slots.entity) != null;
        var sentence = sentenceStart(reading);
        for (int mention : open) {
            if (mention == slots.entity) {
                if (entityColumn) {
                    slots.outputs.addFirst(mention);
                }
                continue;
            }
            if (reading.target(mention) instanceof Target.OfColumn) {
                boolean name =
                        reading.words(mention)
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .matches("(?:full )?names?")
                                && slots.entity >= 0
                                && reading.isTable(slots.entity)
                                && !reading.table(slots.entity).equals(reading.table(mention))
                                && (reading.at(mention) >= sentence
                                        || reading.at(mention) < entityAt);
                slots.used.add(mention);
                slots.outputs.add(name ? slots.entity : mention);
                boolean first = reading.at(mention) < entityAt && reading.at(mention) < sentence;
                boolean later = reading.at(mention) >= sentence;
                if ((first || later) && !entityColumn) {
                    slots.outputsOnly = true;
                }
            }
        }
        for (int mention : open) {
            if (reading.isTable(mention)
                    && mention != slots.entity
                    && reading.at(mention) >= sentence) {
                slots.outputs.add(mention);
            } else if (reading.isTable(mention)
                    && mention != slots.entity
                    && template.has(
                            "(?:and|,|with|along with|together with|including|showing) {DET}(?:who|which|their|the|its|its own)? ?@[TR]"
                                    + mention)) {
                slots.outputs.add(mention);
            }
        }
    }

    /** "Who reports to Ann": the role is Ann's, and others are asked for. */
    private static boolean leading(Reading reading, int mention) {
        return reading.slots.asksWho
                && reading.target(mention) instanceof Target.OfRole(var edge)
                && edge.from().equals(edge.to())
                && mention + 1 < reading.meanings.size()
                && reading.target(mention + 1) instanceof Target.OfValue(var column, _)
                && column.table().equals(edge.to())
                && reading.at(mention + 1) == reading.linking.mentions().get(mention).to();
    }

    /** Where a later sentence such as "Return the name and the count" starts. */
    private static int sentenceStart(Reading reading) {
        var tokens = reading.linking.tokens();
        for (int i = 2; i < tokens.size() - 1; i++) {
            boolean stop =
                    List.of(".", "?", ";", ":", "-", "–", "—").contains(tokens.get(i).text())
                            || tokens.get(i).text().equals(",")
                                    && List.of(
                                                    "showing",
                                                    "show",
                                                    "return",
                                                    "give",
                                                    "listing",
                                                    "displaying",
                                                    "include",
                                                    "including")
                                            .contains(tokens.get(i + 1).lower());
            if (stop) {
                return i;
            }
            if (i > 3 && List.of("showing", "displaying").contains(tokens.get(i).lower())) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }
}
