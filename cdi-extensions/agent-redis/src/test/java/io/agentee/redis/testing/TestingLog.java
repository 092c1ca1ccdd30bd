package io.agentee.redis.testing;

import static org.awaitility.Awaitility.await;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged, by this module and by Redisson, while it is open. */
public final class TestingLog extends Handler implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private TestingLog() {}

    public static TestingLog open() {
        TestingLog log = new TestingLog();
        log.root.addHandler(log);
        return log;
    }

    /** The lines that begin with a message id of this module. */
    public List<String> messages() {
        return lines.stream().filter(line -> line.startsWith("AGTE")).toList();
    }

    /** All lines. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    public void awaitMessage(String id) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> messages().stream()
                .anyMatch(line -> line.startsWith(id)));
    }

    @Override
    public void publish(LogRecord entry) {
        Object[] parameters = entry.getParameters();
        String message = parameters == null || parameters.length == 0
                ? entry.getMessage()
                : MessageFormat.format(entry.getMessage(), parameters);
        Throwable thrown = entry.getThrown();
        lines.add(thrown == null ? message : message + " " + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
