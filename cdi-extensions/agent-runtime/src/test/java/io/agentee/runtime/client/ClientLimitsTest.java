package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {

    @Test
    void byDefaultAnInputHasAMebibyteAndAWorkerFifteenSeconds() {
        assertThat(ClientLimits.DEFAULTS.maxInputBytes()).isEqualTo(1_048_576);
        assertThat(ClientLimits.DEFAULTS.workerWait()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> ClientLimits.DEFAULTS.withMaxInputBytes(0))
                .hasMessage("maxInputBytes must be at least 1, not 0");
        assertThatThrownBy(() -> ClientLimits.DEFAULTS.withWorkerWait(Duration.ofSeconds(-1)))
                .hasMessage("workerWait must not be negative, but is PT-1S");
        assertThatThrownBy(() -> ClientLimits.DEFAULTS.withPollerFreshness(Duration.ZERO))
                .hasMessage("pollerFreshness must be positive, not PT0S");
    }
}
