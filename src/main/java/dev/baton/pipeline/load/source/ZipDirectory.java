package dev.baton.pipeline.load.source;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Looks at the end of a zip file before its directory is read into memory whole. */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final long MOST_BYTES = 16 << 20;

    private ZipDirectory() {}

    /** Throws too_large when it, or anything that could be taken for it, has too many entries. */
    static void check(Path file, int entries) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var length = (int) Math.min(channel.size(), END_BYTES + LONGEST_COMMENT);
            var tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (tail.hasRemaining()
                    && channel.read(tail, channel.size() - length + tail.position()) >= 0) {
                // until all is read
            }
            for (var at = 0; at <= length - END_BYTES; at++) {
                if (tail.getInt(at) == END
                        && (Short.toUnsignedInt(tail.getShort(at + 10)) > entries
                                || Integer.toUnsignedLong(tail.getInt(at + 12)) > MOST_BYTES)) {
                    throw ProblemException.of(
                            Cause.TOO_LARGE,
                            "The zip file has more than %d entries.".formatted(entries),
                            "Where that is wanted, an administrator can raise baton.pipeline.limits.entries.");
                }
            }
        }
    }
}
