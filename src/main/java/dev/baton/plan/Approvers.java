package dev.baton.plan;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree to what is proposed: so many people with this permission (any who may decide, when
 * it is null), and with four eyes none of those who prepared it.
 */
public record Approvers(@Nullable String permission, int count, boolean fourEyes) {
    private static final int MOST = 9;
    private static final Pattern PERMISSION = Pattern.compile("[a-z][a-z0-9_:.-]{0,63}");

    /** One person who may decide. */
    public static final Approvers ANYBODY = new Approvers(null, 1, false);

    public Approvers {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("1 to %d approvals, not %d".formatted(MOST, count));
        }
        if (permission != null && !PERMISSION.matcher(permission).matches()) {
            throw new IllegalArgumentException("not a permission: " + permission);
        }
    }
}
