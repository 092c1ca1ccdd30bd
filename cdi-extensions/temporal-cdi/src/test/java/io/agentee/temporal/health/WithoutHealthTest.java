package io.agentee.temporal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingJvm;
import io.agentee.temporal.worker.TemporalWorkers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WithoutHealthTest {
    @Test
    void microProfileHealthIsOptional() {
        try (TestingJvm jvm = TestingJvm.run(WithoutHealthTest.class, jar -> jar.startsWith("microprofile-health"))) {
            assertThat(jvm.firstLine()).isEqualTo("Worker started: true, MicroProfile Health: false");
        }
    }

    public static void main(String[] arguments) {
        try (TestingApplication application = TestingApplication.start(Map.of("temporal.address", "127.0.0.1:1"))) {
            TemporalWorkers workers = application.get(TemporalWorkers.class);
            workers.start(factory -> {});
            System.out.println("Worker started: " + workers.isStarted() + ", MicroProfile Health: " + hasHealth());
        }
    }

    private static boolean hasHealth() {
        try {
            Class.forName("org.eclipse.microprofile.health.HealthCheck");
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
