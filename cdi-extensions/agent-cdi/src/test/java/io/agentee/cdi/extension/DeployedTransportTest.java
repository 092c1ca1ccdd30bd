package io.agentee.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.cdi.event.ChosenTransport;
import io.agentee.cdi.testing.TestingApplication;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployedTransportTest {

    @Test
    void eventsStayInTheProcessUnlessConfiguredOtherwise() {
        assertThat(transport(Map.of())).isEqualTo(new ChosenTransport.Local());
        assertThat(transport(Map.of("agentee.events.transport", "temporal", "agentee.remote-workers", "true")))
                .isEqualTo(new ChosenTransport.Temporal());
    }

    @Test
    void providerIsFoundAndToldTheSettings() {
        assertThat(transport(Map.of(
                        "agentee.events.transport", "testing",
                        "agentee.events.retention", "PT5M",
                        "agentee.redis.password", "secret")))
                .isInstanceOfSatisfying(ChosenTransport.Provided.class, provided -> {
                    assertThat(provided.provider().name()).isEqualTo("testing");
                    assertThat(provided.settings().retention()).isEqualTo(Duration.ofMinutes(5));
                });
    }

    private static ChosenTransport transport(Map<String, String> configuration) {
        try (TestingApplication application = TestingApplication.start(configuration)) {
            return application.get(Deployed.class).transport();
        }
    }
}
