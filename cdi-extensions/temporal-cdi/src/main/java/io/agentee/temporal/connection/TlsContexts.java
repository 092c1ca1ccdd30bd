package io.agentee.temporal.connection;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.config.TemporalConfigException;
import io.agentee.temporal.config.TlsConfig;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.util.List;
import javax.net.ssl.SSLException;

/** Builds the TLS context of a configuration. */
public final class TlsContexts {
    private TlsContexts() {}

    /**
     * Builds the context; reads the files.
     *
     * @param tls what to trust and who we are
     * @return the context
     * @throws TemporalConfigException when a file does not hold what it should
     */
    public static SslContext build(TlsConfig tls) {
        try {
            SslContextBuilder builder = GrpcSslContexts.forClient();
            tls.serverCaCertificates().ifPresent(file -> builder.trustManager(file.toFile()));
            tls.clientCertificate()
                    .ifPresent(client -> builder.keyManager(
                            client.certificates().toFile(), client.key().toFile()));
            return builder.build();
        } catch (IllegalArgumentException | SSLException unusable) {
            TemporalConfigException exception =
                    new TemporalConfigException(List.of(MESSAGES.unusableTls(String.valueOf(unusable.getMessage()))));
            exception.initCause(unusable);
            throw exception;
        }
    }
}
