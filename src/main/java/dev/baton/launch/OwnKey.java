package dev.baton.launch;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key that a command shows to the server it has started itself. */
final class OwnKey {
    private static final String SETTING = "baton.security.api-keys";

    private OwnKey() {}

    /**
     * Drawn anew and told to nobody else; null where nobody needs a key. Keys that were set stay
     * good.
     */
    static @Nullable String of(Settings settings, Storage storage) throws SQLException {
        var set = settings.text("BATON_API_KEYS");
        if (set.isEmpty() && !storage.hasKeys()) {
            return null;
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var key = HexFormat.of().formatHex(bytes);
        var own = "command:%s:admin".formatted(key);
        System.setProperty(SETTING, set.map(others -> others + "," + own).orElse(own));
        return key;
    }
}
