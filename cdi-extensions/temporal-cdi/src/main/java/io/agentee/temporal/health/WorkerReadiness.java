package io.agentee.temporal.health;

import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.worker.TemporalWorkers;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The worker is ready when it polls. Where none was started, there is none to wait for. */
@Readiness
@OnePerApplication
public class WorkerReadiness implements HealthCheck {
    private final TemporalWorkers workers;

    @Inject
    WorkerReadiness(TemporalWorkers workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        boolean started = workers.isStarted();
        boolean polling = workers.isPolling();
        return HealthCheckResponse.named("temporal-worker")
                .status(!started || polling)
                .withData("started", started)
                .withData("polling", polling)
                .build();
    }
}
