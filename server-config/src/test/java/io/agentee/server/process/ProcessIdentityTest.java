package io.agentee.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void findsTheProcessThatItNames() {
        assertThat(self.find())
                .map(ProcessHandle::pid)
                .contains(ProcessHandle.current().pid());
    }

    @Test
    void doesNotMistakeAnotherProcessWithTheSameIdForIt() {
        ProcessIdentity earlier =
                new ProcessIdentity(self.pid(), self.startedAt().minus(Duration.ofMinutes(1)));

        assertThat(earlier.find()).isEmpty();
    }

    @Test
    void findsNothingWhenNoProcessHasTheId() {
        assertThat(new ProcessIdentity(Integer.MAX_VALUE, self.startedAt()).find())
                .isEmpty();
    }
}
