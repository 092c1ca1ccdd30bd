package io.agentee.temporal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingGreetings;
import io.agentee.temporal.TestingTemporal;
import io.agentee.temporal.worker.TemporalWorkers;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.temporal.client.WorkflowServiceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureConnectionTest {
    private final TestingCertificate server;
    private final TestingCertificate client;
    private final TestingTemporal temporal;

    SecureConnectionTest(@TempDir Path directory) throws Exception {
        server = TestingCertificate.create(directory, "temporal.test");
        client = TestingCertificate.create(directory, "client.test");
        temporal = TestingTemporal.startSecure(GrpcSslContexts.forServer(
                        server.certificate().toFile(), server.key().toFile())
                .trustManager(client.certificate().toFile())
                .clientAuth(ClientAuth.REQUIRE)
                .build());
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void mutualTlsAndApiKeyReachTemporal() {
        Map<String, String> configuration = new HashMap<>(withoutClientCertificate());
        configuration.put("temporal.tls-client-cert-path", client.certificate().toString());
        configuration.put("temporal.tls-client-key-path", client.key().toString());
        configuration.put("temporal.api-key", "s3cret");

        try (TestingApplication application = TestingApplication.start(configuration)) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> "Hello " + name));

            assertThat(TestingGreetings.stub(application, "run").greet("Ada")).isEqualTo("Hello Ada");
            assertThat(temporal.authorizations()).containsOnly("Bearer s3cret");
        }
    }

    @Test
    void withoutItsCertificateTheClientIsRefused() {
        try (TestingApplication application = TestingApplication.start(withoutClientCertificate())) {
            assertThatThrownBy(() -> TestingGreetings.stub(application, "run").greet("Ada"))
                    .isInstanceOf(WorkflowServiceException.class);
        }
    }

    private Map<String, String> withoutClientCertificate() {
        return Map.of(
                "temporal.address", temporal.address(),
                "temporal.tls-server-ca-cert-path", server.certificate().toString(),
                "temporal.tls-server-name", "temporal.test");
    }
}
