package dev.baton.nl2sql.rule;

/** "Owned by nobody", "that nobody has approved", "neither paid nor cancelled". */
final class NobodyCues {
    private NobodyCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        template.rewrite("no one|noone|nobody|none of (?:us|them)", "nobody");
        template.rewrite("neither", "not");
        template.rewrite("nor(?: (?:in|from|of))?", "or");
        var hit = template.take("(@[CRDB]\\d+)(?: by)? nobody");
        if (hit == null) {
            hit =
                    template.take(
                            "(?:that |which |, )?nobody (?:has |have |had |is |was )?(@[CRDB]\\d+)");
        }
        if (hit != null) {
            reading.slots.needs.add(new Need.Without(hit.mention(1), false, hit.from()));
            reading.slots.used.add(hit.mention(1));
        }
    }
}
