package dev.baton.nl2sql.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/** The building blocks of cue patterns; each ends where a space follows or includes its own. */
final class Cues {
    private static final Map<String, String> BLOCKS = new LinkedHashMap<>();

    static {
        BLOCKS.put("{THING}", "@[TRCMB]\\d+");
        BLOCKS.put("{T}", "@[TR]\\d+");
        BLOCKS.put("{C}", "@[CB]\\d+");
        BLOCKS.put("{TC}", "@[TRC]\\d+");
        BLOCKS.put("{M}", "@M\\d+");
        BLOCKS.put("{F}", "@[VUB]\\d+");
        BLOCKS.put("{V}", "@V\\d+");
        BLOCKS.put("{N}", "#-?[0-9.]+");
        BLOCKS.put(
                "{DET}",
                "(?:(?:the|a|an|all|our|any|their|its|these|those|such|his|her|different|distinct|unique|individual|various|of|separate|single|existing|whole|kind|kinds|type|types|specific) )*");
        BLOCKS.put("{MOD}", "(?:(?:not )?@[VUB]\\d+ (?:(?:and|or|,) (?=@[VUB]))?)*");
        BLOCKS.put(
                "{AGG}",
                "(?:total|sum|average|mean|avg|median|minimum|maximum|min|max|combined|overall|cumulative|aggregate|highest|lowest|largest|smallest|biggest|greatest)");
        BLOCKS.put("{UNIT}", "(?:year|month|quarter|week|day)");
        BLOCKS.put("{BE}", "(?:is|are|was|were|be|been|being)");
        BLOCKS.put("{OP}", "(?:>=|<=|>|<|==)");
        BLOCKS.put("{END}", "(?:\\.|\\?|;|!|$)");
    }

    private Cues() {}

    static String expand(String cue) {
        var expanded = cue;
        for (var block : BLOCKS.entrySet()) {
            expanded = expanded.replace(block.getKey(), block.getValue());
        }
        return expanded;
    }
}
