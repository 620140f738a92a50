package dev.baton.finance.report;

import dev.baton.json.Canonical;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * What a pack is made of, with SHA-256 of everything in hexadecimal: its files, its facts, and what
 * each agent gave. {@code open} are the reasons why it cannot be released.
 */
public record Manifest(
        String id,
        String company,
        LocalDate asOf,
        Instant madeAt,
        List<String> open,
        Facts facts,
        List<Input> inputs,
        List<File> files) {
    /** How many, and the hash of all their hashes in their order. */
    public record Facts(int count, String sha256) {}

    /** What an agent gave. */
    public record Input(String agent, String sha256, String confidence) {}

    public record File(String name, String mediaType, int bytes, String sha256) {}

    public Manifest {
        open = List.copyOf(open);
        inputs = List.copyOf(inputs);
        files = List.copyOf(files);
    }

    /** The hash of the manifest itself: what a release is bound to. */
    public String hash() {
        return Canonical.hash(this);
    }

    static Manifest of(String id, Instant at, BoardPack pack, List<Given> given, Files files) {
        return new Manifest(
                id,
                pack.company().id(),
                pack.asOf(),
                at,
                pack.open(),
                new Facts(pack.facts().facts().size(), pack.factsHash()),
                given.stream()
                        .map(each ->
                                new Input(
                                        each.agent(),
                                        Canonical.hash(each.body()),
                                        each.confidence().toPlainString()))
                        .toList(),
                List.of(
                        file("draft.html", "text/html", files.draftPage()),
                        file("draft.pdf", "application/pdf", files.draftPdf()),
                        file("pack.html", "text/html", files.finalPage()),
                        file("pack.pdf", "application/pdf", files.finalPdf())));
    }

    private static File file(String name, String type, byte[] bytes) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new File(name, type, bytes.length, HexFormat.of().formatHex(sha));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
