package dev.baton.pipeline.load.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Unpacked bytes that know how many were read; closing it closes what it was unpacked from. */
public final class Content extends FilterInputStream {
    private final IntConsumer counting;
    private final AutoCloseable source;
    private volatile long position;

    Content(InputStream in, IntConsumer counting, AutoCloseable source) {
        super(in);
        this.counting = counting;
        this.source = source;
    }

    /** Bytes that were read by now. */
    public long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var count = super.read(bytes, from, length);
        count(Math.max(count, 0));
        return count;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads; others only look.
    private void count(int more) {
        position += more;
        counting.accept(more);
    }

    @Override
    public void close() throws IOException {
        super.close();
        try {
            source.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
