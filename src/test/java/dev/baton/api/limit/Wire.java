package dev.baton.api.limit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A client that sends bytes as they are and reads while it sends. */
public final class Wire {
    /** What came back: all headers in lower case; {@code closed} when the server hung up. */
    public record Reply(int status, String head, String body, boolean closed) {
        public @Nullable String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    private final URI server;

    public Wire(URI server) {
        this.server = server;
    }

    /** A body of so many bytes that begins with that text, its length said before. */
    public Reply declared(String line, String type, String begin, long size)
            throws IOException, InterruptedException {
        return send(
                head(line) + "Content-Type: " + type + "\r\nContent-Length: " + size + "\r\n\r\n",
                out -> fill(out, begin, size, false));
    }

    /** The same in chunks: only the end tells how long it is. */
    public Reply chunked(String line, String type, String begin, long size)
            throws IOException, InterruptedException {
        return send(
                head(line) + "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n",
                out -> {
                    fill(out, begin, size, true);
                    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                });
    }

    /** Exactly these bytes. */
    public Reply raw(byte[] bytes) throws IOException, InterruptedException {
        return send("", out -> out.write(bytes));
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private String head(String line) {
        return line + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n";
    }

    private Reply send(String head, Writing body) throws IOException, InterruptedException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            var writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    var out = socket.getOutputStream();
                                    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                                    body.to(out);
                                    out.flush();
                                } catch (IOException _) {
                                    // The server need not read all of it.
                                }
                            });
            var reply = read(socket.getInputStream());
            if (reply.closed()) {
                writer.join();
            }
            return reply;
        }
    }

    private static void fill(OutputStream out, String begin, long size, boolean chunks)
            throws IOException {
        var first = begin.getBytes(StandardCharsets.UTF_8);
        for (long sent = 0; sent < size; ) {
            var piece = new byte[(int) Math.min(1 << 16, size - sent)];
            Arrays.fill(piece, (byte) ' ');
            if (sent == 0) {
                System.arraycopy(first, 0, piece, 0, first.length);
            }
            if (chunks) {
                out.write((Integer.toHexString(piece.length) + "\r\n").getBytes());
            }
            out.write(piece);
            if (chunks) {
                out.write("\r\n".getBytes());
            }
            sent += piece.length;
        }
    }

    private static Reply read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up after: " + head);
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        var told = new Reply(Integer.parseInt(text.substring(9, 12)), text, "", false);
        var length = told.header("content-length");
        var body = in.readNBytes(length == null ? 0 : Integer.parseInt(length));
        boolean last = "close".equals(told.header("connection"));
        return new Reply(
                told.status(),
                text,
                new String(body, StandardCharsets.UTF_8),
                last && in.read() < 0);
    }
}
