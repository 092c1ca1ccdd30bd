package io.agentee.server.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two processes from making the same thing in the cache at the same time. */
public final class CacheLock {

    /**
     * Something that may have to be made.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Makes it, unless another process has done so by now.
         *
         * @return it
         * @throws IOException when the cache cannot be read or written
         */
        T make() throws IOException;
    }

    private CacheLock() {}

    /**
     * Does something while no other process does the like; waits for its turn. The turn of a process ends with it at the latest.
     *
     * @param <T> what comes of it
     * @param cache the directory in which something may have to be made
     * @param work makes it; of one process, one thread at a time
     * @return what was made
     * @throws IOException when nothing can be written there, or the work fails so
     */
    public static <T> T holding(Path cache, Work<T> work) throws IOException {
        Files.createDirectories(cache);
        try (FileChannel file =
                FileChannel.open(cache.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            return work.make();
        }
    }
}
