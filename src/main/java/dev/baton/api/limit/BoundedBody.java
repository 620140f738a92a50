package dev.baton.api.limit;

import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body of which nobody said how long it is: reading it fails with too_large beyond its limit. It
 * is not closed, since that would wait for its end.
 */
final class BoundedBody extends InputStream {
    private final InputStream body;
    private final BodyLimits.Limit limit;
    private final Runnable large;
    private long read;

    /** {@code large} is told once, when it is more than what bodies usually are. */
    BoundedBody(InputStream body, BodyLimits.Limit limit, Runnable large) {
        this.body = body;
        this.limit = limit;
        this.large = large;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int more = body.read(into, offset, length);
        if (more <= 0) {
            return more;
        }
        boolean usual = read <= BodyLimits.USUAL;
        read += more;
        if (read > limit.bytes()) {
            throw new ProblemException(limit.passed(0));
        }
        if (usual && read > BodyLimits.USUAL) {
            large.run();
        }
        return more;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }
}
