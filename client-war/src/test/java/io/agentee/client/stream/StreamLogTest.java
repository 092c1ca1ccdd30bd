package io.agentee.client.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.AgentClientException;
import java.net.ConnectException;
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

class StreamLogTest {

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
    void unexpectedEndIsLoggedWithItsCause() {
        IllegalStateException cause = new IllegalStateException("broken");

        StreamLog.brokeOff(cause);

        assertThat(log.records).hasSize(1);
        assertThat(log.records.get(0).getLevel().getName()).isEqualTo("ERROR");
        assertThat(log.records.get(0).getThrown()).isSameAs(cause);
        assertThat(new SimpleFormatter().formatMessage(log.records.get(0)))
                .isEqualTo("AGTE14002: A stream of events broke off unexpectedly; its watcher was disconnected and can"
                        + " resume");
    }

    @Test
    void temporalThatIsAwayIsNotLoggedForEachWatcher() {
        StreamLog.brokeOff(new AgentClientException.TemporalUnavailable(new ConnectException("away")));

        assertThat(log.records).noneMatch(line -> line.getLevel().intValue() >= Level.INFO.intValue());
    }

    private static final class TestingLog extends Handler {

        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            records.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
