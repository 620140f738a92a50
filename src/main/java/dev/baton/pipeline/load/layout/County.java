package dev.baton.pipeline.load.layout;

import java.util.Locale;
import java.util.regex.Pattern;

/** One way to write a county's name: St. Johns, st_johns and ST JOHNS are one county. */
public final class County {
    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");
    private static final Pattern MARKS = Pattern.compile("[.'’]");

    private County() {}

    /** The name in capitals, one space between words, without full stops and apostrophes. */
    public static String of(String written) {
        var words = MARKS.matcher(written).replaceAll("");
        return BETWEEN.matcher(words).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    }

    /** The name as files are called: an underscore between words. */
    public static String inFileNames(String county) {
        return county.replace(' ', '_');
    }
}
