package io.agentee.temporal.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingGreetings;
import io.agentee.temporal.TestingTemporal;
import io.agentee.temporal.worker.TemporalWorkers;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void theClientIsReadyWhileTemporalAnswers() {
        TestingTemporal temporal = TestingTemporal.start();
        try (TestingApplication application =
                TestingApplication.start(Map.of("temporal.address", temporal.address()))) {
            HealthCheckResponse answer = check(application, "temporal-client");
            assertThat(answer.getStatus()).isEqualTo(Status.UP);
            assertThat(answer.getData()).hasValue(Map.of("address", temporal.address(), "namespace", "default"));

            temporal.close();

            await().until(() -> check(application, "temporal-client").getStatus() == Status.DOWN);
        }
    }

    @Test
    void theWorkerIsReadyWhileItPolls() {
        TestingTemporal temporal = TestingTemporal.start();
        try (TestingApplication application =
                TestingApplication.start(Map.of("temporal.address", temporal.address()))) {
            TemporalWorkers workers = application.get(TemporalWorkers.class);
            workers.start(TestingGreetings.worker(name -> name));
            await().until(() -> check(application, "temporal-worker").getStatus() == Status.UP);

            temporal.close();

            await().until(() -> check(application, "temporal-worker").getStatus() == Status.DOWN);
        }
    }

    @Test
    void whereNoWorkerWasStartedNoneIsMissed() {
        try (TestingApplication application = TestingApplication.start(Map.of("temporal.address", "127.0.0.1:1"))) {
            HealthCheckResponse answer = check(application, "temporal-worker");

            assertThat(answer.getStatus()).isEqualTo(Status.UP);
            assertThat(answer.getData()).hasValue(Map.of("started", false, "polling", false));
        }
    }

    @Test
    void aWorkerThatHasNotReachedTemporalIsNotReady() {
        try (TestingApplication application = TestingApplication.start(Map.of("temporal.address", "127.0.0.1:1"))) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> name));

            assertThat(check(application, "temporal-worker").getStatus()).isEqualTo(Status.DOWN);
            assertThat(check(application, "temporal-client").getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private static HealthCheckResponse check(TestingApplication application, String name) {
        return application.container().select(HealthCheck.class, Readiness.Literal.INSTANCE).stream()
                .map(HealthCheck::call)
                .filter(response -> response.getName().equals(name))
                .findAny()
                .orElseThrow();
    }
}
