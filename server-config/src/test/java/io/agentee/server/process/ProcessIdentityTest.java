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

    @Test
    void aProcessIsDefunctOnceItsLastThreadHasEnded() {
        String stat = "42 (tempo) ral) %s 1 42 42 0 -1 4228100 9 0 0 0 5 1 0 0 20 0 %d 0 77 0 0";

        assertThat(ProcessIdentity.isDefunct(stat.formatted("Z", 1))).isTrue();
        assertThat(ProcessIdentity.isDefunct(stat.formatted("Z", 7))).isFalse();
        assertThat(ProcessIdentity.isDefunct(stat.formatted("S", 1))).isFalse();
    }
}
