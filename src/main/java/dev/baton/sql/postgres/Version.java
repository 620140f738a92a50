package dev.baton.sql.postgres;

import dev.baton.sql.ForeignKey;
import dev.baton.sql.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short hash of what tables are, not of what they hold. */
final class Version {
    private Version() {}

    static String of(List<Table> tables, List<ForeignKey> foreignKeys) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var table : tables) {
                add(digest, table.name() + "|" + table.view() + "|" + table.comment());
                add(digest, table.primaryKey() + "|" + table.uniqueKeys());
                for (var column : table.columns()) {
                    add(digest, column.name() + "|" + column.databaseType());
                    add(digest, column.nullable() + "|" + column.comment());
                }
            }
            for (var key : foreignKeys) {
                add(digest, key.toString());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
