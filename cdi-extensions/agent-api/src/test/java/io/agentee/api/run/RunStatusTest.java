package io.agentee.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.TestingJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStatusTest {

    @ParameterizedTest
    @CsvSource({
        "RUNNING, running, false",
        "AWAITING_APPROVAL, awaiting-approval, false",
        "COMPLETED, completed, true",
        "FAILED, failed, true",
        "CANCELLED, cancelled, true",
        "TIMED_OUT, timed-out, true"
    })
    void hasOneNameEverywhere(RunStatus status, String name, boolean finished) {
        assertThat(status.wireName()).isEqualTo(name);
        assertThat(RunStatus.ofWireName(name)).contains(status);
        assertThat(TestingJson.write(status)).isEqualTo("\"" + name + "\"");
        assertThat(TestingJson.read("\"" + name + "\"", RunStatus.class)).isEqualTo(status);
        assertThat(status.finished()).isEqualTo(finished);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING", "Completed", "timed_out", "''"})
    void otherNamesMeanNothing(String name) {
        assertThat(RunStatus.ofWireName(name)).isEmpty();
    }

    @Test
    void everyStatusIsTested() {
        assertThat(RunStatus.values()).hasSize(6);
    }
}
