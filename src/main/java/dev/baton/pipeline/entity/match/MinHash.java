package dev.baton.pipeline.entity.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys that two texts are likely to share when they share most of their three-letter pieces (A.
 * Broder, On the Resemblance and Containment of Documents, 1997): smallest hashes, two to a key.
 * With eight keys, texts of resemblance 0.5 share one with a chance of 0.9, of 0.7 with 0.995.
 */
final class MinHash {
    private static final int KEYS = 8;
    private static final int HASHES = 2 * KEYS;

    private MinHash() {}

    static List<Long> keys(List<String> words) {
        var pieces = pieces(words);
        var keys = new ArrayList<Long>(KEYS);
        if (pieces.isEmpty()) {
            return keys;
        }
        var smallest = new long[HASHES];
        Arrays.fill(smallest, Long.MAX_VALUE);
        for (long piece : pieces) {
            for (int i = 0; i < HASHES; i++) {
                smallest[i] = Math.min(smallest[i], mixed(piece + (i + 1) * 0x9E3779B97F4A7C15L));
            }
        }
        for (int i = 0; i < KEYS; i++) {
            keys.add(mixed(smallest[2 * i] ^ Long.rotateLeft(smallest[2 * i + 1], 17) ^ i));
        }
        return keys;
    }

    private static Set<Long> pieces(List<String> words) {
        var pieces = new HashSet<Long>();
        for (var word : words) {
            var framed = "<" + word + ">";
            for (int i = 0; i + 3 <= framed.length(); i++) {
                pieces.add(
                        (long) framed.charAt(i) << 32
                                | (long) framed.charAt(i + 1) << 16
                                | framed.charAt(i + 2));
            }
        }
        return pieces;
    }

    /** The finisher of splitmix64: near numbers get far hashes, the same on every machine. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
