package io.agentee.client.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTypeTest {

    @ParameterizedTest
    @CsvSource({
        "400, urn:agentee:problem:invalid-request",
        "401, urn:agentee:problem:not-signed-in",
        "403, urn:agentee:problem:not-allowed",
        "404, urn:agentee:problem:not-found",
        "405, urn:agentee:problem:method-not-allowed",
        "406, urn:agentee:problem:not-acceptable",
        "413, urn:agentee:problem:input-too-large",
        "415, urn:agentee:problem:unsupported-media-type",
        "431, urn:agentee:problem:request-header-fields-too-large",
        "499, urn:agentee:problem:invalid-request",
        "500, urn:agentee:problem:internal-error",
    })
    void statusOfTheContainerHasAProblemOfItsOwn(int status, String urn) {
        assertThat(ProblemType.ofStatus(status).urn()).isEqualTo(urn);
    }
}
