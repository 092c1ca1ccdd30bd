package io.agentee.server.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLockTest {

    /** Another process, which has the lock until its input ends. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            long read = CacheLock.holding(Path.of(arguments[0]), () -> {
                System.out.println("held");
                return System.in.transferTo(System.out);
            });
            System.out.println(read);
        }
    }

    @Test
    void anotherProcessWaitsForTheFirstOne(@TempDir Path cache) throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> hold(cache));

            assertThat(second).isNotDone();
            holder.outputWriter().close();

            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("mine");
        } finally {
            holder.destroyForcibly();
        }
    }

    private static String hold(Path cache) {
        try {
            return CacheLock.holding(cache, () -> "mine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
