package dev.baton.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals secrets for the store with AES-256-GCM; a seal opens only for the name it was made for. */
public final class Seal {
    private static final String VERSION = "1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** With a key of 32 bytes, in base64 or hexadecimal. */
    public static Seal of(String key) {
        var text = key.strip();
        var bytes =
                text.matches("[0-9a-fA-F]{64}")
                        ? java.util.HexFormat.of().parseHex(text)
                        : decoded(text);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "BATON_SECRET_KEY must be 32 bytes in base64 or hexadecimal, such as `openssl rand -base64 32` gives");
        }
        return new Seal(bytes);
    }

    /** With the key in a file that only its owner reads, made when it is not there. */
    public static Seal kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        return of(Files.readString(file));
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Written beside and linked, so that nobody ever reads half a key and the first one wins.
        var fresh = Files.createTempFile(folder, "secret", ".tmp", owner);
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(bytes) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException _) {
            return; // Another replica was first: its key is ours too.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The secret as it may be stored under that name. */
    public String seal(String name, Secret secret) {
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, name)
                            .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            var encoder = Base64.getEncoder();
            return VERSION + encoder.encodeToString(nonce) + ":" + encoder.encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link IllegalStateException} when it was sealed with another key or name. */
    public Secret open(String name, String sealed) {
        try {
            var parts = sealed.split(":", -1);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, decoded(parts[1]), name).doFinal(decoded(parts[2]));
            return new Secret(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "what is kept for %s was sealed with another key".formatted(name), e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
