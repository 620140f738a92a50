package dev.baton.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a server's {@code postmaster.pid} says: its process and its port. */
record PidFile(long pid, int port) {
    /** Unreadable or half-written files give a process that does not exist. */
    static PidFile read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        try {
            return new PidFile(
                    Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            return new PidFile(-1, -1);
        }
    }

    /** True when that process lives and is a PostgreSQL started on this very data folder. */
    boolean isServing(Path data) {
        return pid > 0
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().arguments())
                        .filter(words -> Arrays.asList(words).contains(data.toString()))
                        .isPresent();
    }
}
