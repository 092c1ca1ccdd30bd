package io.agentee.temporal.health;

import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.connection.TemporalConnections;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The client is ready when Temporal answers. */
@Readiness
@OnePerApplication
public class ClientReadiness implements HealthCheck {
    private final TemporalConnections connections;
    private final TemporalAnswer answer;

    @Inject
    ClientReadiness(TemporalConnections connections) {
        this.connections = connections;
        this.answer = new TemporalAnswer();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("temporal-client")
                .status(answer.given(connections.callers().stubs()))
                .withData("address", connections.config().connection().address())
                .withData("namespace", connections.config().connection().namespace())
                .build();
    }
}
