package io.agentee.client.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemLogTest {

    private static final URI INSTANCE = URI.create("urn:uuid:4f0d8e0e-6c0c-4f5e-9d5e-0a8f3a1c2b7d");

    private final Logger logger = Logger.getLogger("io.agentee.client");
    private final TestingLog log = new TestingLog();

    @BeforeEach
    void listen() {
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
    }

    @Test
    void unexpectedFailureIsLoggedWithItsCause() {
        IllegalStateException cause = new IllegalStateException("broken");

        ProblemLog.LOG.failedUnexpectedly(INSTANCE, cause);

        assertThat(log.lines)
                .containsExactly("AGTE14000: A request failed unexpectedly; the caller was given the problem "
                        + "urn:uuid:4f0d8e0e-6c0c-4f5e-9d5e-0a8f3a1c2b7d");
        assertThat(log.records.get(0).getThrown()).isSameAs(cause);
    }

    @Test
    void whatIsMissingIsLoggedInOneLine() {
        ProblemLog.LOG.notServed("No worker polls the task queue 'agentee'.", INSTANCE);

        assertThat(log.lines)
                .containsExactly("AGTE14001: A request could not be served: No worker polls the task queue 'agentee'."
                        + " The caller was given the problem urn:uuid:4f0d8e0e-6c0c-4f5e-9d5e-0a8f3a1c2b7d");
        assertThat(log.records.get(0).getLevel()).isEqualTo(Level.WARNING);
    }

    private static final class TestingLog extends Handler {

        private final List<LogRecord> records = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            records.add(line);
            lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
