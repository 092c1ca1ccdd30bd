package io.agentee.client.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPathTest {

    @ParameterizedTest
    @CsvSource({
        "41031577-5d07-8188-9eca-a0e0aea2ccad, /api/v1/runs/41031577-5d07-8188-9eca-a0e0aea2ccad",
        "order:42, /api/v1/runs/order:42",
        "a/b, /api/v1/runs/a%2Fb",
        "100%, /api/v1/runs/100%25",
        "a?b#c, /api/v1/runs/a%3Fb%23c"
    })
    void everyIdHasItsPath(String runId, String path) {
        assertThat(RunPath.of(new RunId(runId))).isEqualTo(path);
    }

    @Test
    void possibleIdIsParsed() {
        assertThat(RunPath.parse("order:42")).isEqualTo(new RunId("order:42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "\u0000"})
    void impossibleIdIsUnknown(String runId) {
        assertThatThrownBy(() -> RunPath.parse(runId)).isInstanceOf(AgentClientException.UnknownRun.class);
    }
}
