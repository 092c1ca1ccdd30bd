package io.agentee.demo;

import io.agentee.api.tool.ToolCallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A file in which tools leave what they did, a line for each effect: {@code <instant> <idempotency key> <run id> <thread
 * name> <entry>}. A line is on disk when the method returns, and several processes may write to the same file.
 */
@ApplicationScoped
public class Ledger {

    /** A lock on a file is held by the whole JVM, so threads need one of their own. */
    private final ReentrantLock threads = new ReentrantLock();

    private final Path file;

    @Inject
    public Ledger(@ConfigProperty(name = "agentee.demo.ledger-file") Optional<String> file) {
        this.file = file.map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "agentee-ledger.txt"))
                .toAbsolutePath();
    }

    /** For the client proxy. */
    protected Ledger() {
        this(Optional.empty());
    }

    /** Appends a line, whatever the file holds. */
    public void append(ToolCallContext call, String entry) {
        write(call, entry, false);
    }

    /** Appends a line unless there is one of this call already, also one of an earlier attempt or another process. */
    public void appendOnce(ToolCallContext call, String entry) {
        write(call, entry, true);
    }

    private void write(ToolCallContext call, String entry, boolean once) {
        threads.lock();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            if (once && holds(channel, call.idempotencyKey())) {
                return;
            }
            channel.position(channel.size());
            ByteBuffer line = StandardCharsets.UTF_8.encode(line(call, entry));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the ledger " + file, e);
        } finally {
            threads.unlock();
        }
    }

    private static boolean holds(FileChannel channel, String idempotencyKey) throws IOException {
        byte[] content = Channels.newInputStream(channel.position(0)).readAllBytes();
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 3))
                .anyMatch(fields -> fields.length > 1 && fields[1].equals(idempotencyKey));
    }

    private static String line(ToolCallContext call, String entry) {
        return "%s %s %s %s %s\n"
                .formatted(
                        Instant.now(),
                        call.idempotencyKey(),
                        call.runId(),
                        Thread.currentThread().getName().replaceAll("\\s", "_"),
                        entry.replaceAll("\\R", " "));
    }
}
