package io.agentee.temporal.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agentee.temporal.TestingApplication;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalExtensionTest {
    @Test
    void aBadDeploymentListsAllItsProblems() {
        Throwable failure = catchThrowable(() -> TestingApplication.start(
                Map.of(
                        "temporal.address", "nowhere",
                        "temporal.worker.activity-pollers", "0",
                        "temporal.worker.threads", "5"),
                TwoConverters.class));

        assertThat(failure)
                .hasMessageContaining("AGTE10002: temporal.address: 'nowhere' is not host:port")
                .hasMessageContaining(
                        "AGTE10002: temporal.worker.activity-pollers: '0' is not a whole number from 1 to 2147483647")
                .hasMessageContaining("AGTE10001: Unknown key temporal.worker.threads: remove it or correct its name")
                .hasMessageContaining("AGTE10009: There are 2 DataConverter beans ("
                        + TwoConverters.class.getName()
                        + ", "
                        + TwoConverters.class.getName()
                        + "): Temporal needs exactly one, or none");
    }

    @Test
    void certificatesThatAreNoneFailTheDeployment(@TempDir Path directory) throws IOException {
        Path authority = Files.writeString(directory.resolve("ca.pem"), "not a certificate");

        Throwable failure = catchThrowable(
                () -> TestingApplication.start(Map.of("temporal.tls-server-ca-cert-path", authority.toString())));

        assertThat(failure)
                .hasMessageContaining("AGTE10008: temporal.tls-*: the certificates or the key cannot be used: ");
    }

    @Test
    void aDeploymentNeedsNoTemporal() {
        try (TestingApplication application = TestingApplication.start(Map.of("temporal.address", "127.0.0.1:1"))) {
            assertThat(application.container().isRunning()).isTrue();
        }
    }

    @ApplicationScoped
    public static class TwoConverters {
        @Produces
        @Singleton
        DataConverter one() {
            return DefaultDataConverter.newDefaultInstance();
        }

        @Produces
        @Singleton
        DataConverter two() {
            return DefaultDataConverter.newDefaultInstance();
        }
    }
}
