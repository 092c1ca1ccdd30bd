package io.agentee.server.runs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What was written, which another thread can wait for. */
final class TestingOutput extends ByteArrayOutputStream {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    private String flushed = "";

    PrintStream stream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void flush() {
        flushed = text();
        notifyAll();
    }

    synchronized String text() {
        return toString(StandardCharsets.UTF_8);
    }

    /** Waits until exactly this was written and flushed. */
    synchronized void await(String text) throws IOException {
        long end = System.nanoTime() + LONGEST;
        try {
            while (!flushed.equals(text)) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("Waited in vain for \"" + text + "\"; there is \"" + flushed + "\"");
                }
                TimeUnit.MILLISECONDS.timedWait(this, 100);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
