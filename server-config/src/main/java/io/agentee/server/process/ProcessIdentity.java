package io.agentee.server.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Names one process for good: a process id alone is reused by the operating system, together with the start time it is not.
 *
 * @param pid the process id
 * @param startedAt when the process started, as the operating system tells it
 */
public record ProcessIdentity(long pid, Instant startedAt) {

    /** The operating system's own start times of one process differ a little when its clock is adjusted. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Where /proc tells how many threads are left, counted from the state on. */
    private static final int THREADS = 17;

    static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), startOf(handle));
    }

    /**
     * Finds the living process.
     *
     * @return empty when it has ended, also when its process id now belongs to another process
     */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(this::isThis).filter(ProcessIdentity::lives);
    }

    private boolean isThis(ProcessHandle handle) {
        return Duration.between(startedAt, startOf(handle)).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    /** A process that ended and that nobody waited for still has a handle: in containers often nobody does. */
    static boolean lives(ProcessHandle handle) {
        return handle.isAlive() && !isDefunct(handle.pid());
    }

    private static boolean isDefunct(long pid) {
        try {
            return isDefunct(
                    Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    /** One whose first thread has ended, and not yet all others, still has its ports. */
    static boolean isDefunct(String stat) {
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return fields.get(0).equals("Z") && fields.get(THREADS).equals("1");
    }
}
