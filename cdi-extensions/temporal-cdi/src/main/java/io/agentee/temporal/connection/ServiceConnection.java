package io.agentee.temporal.connection;

import io.agentee.temporal.TemporalCustomizer;
import io.agentee.temporal.config.ConnectionConfig;
import io.agentee.temporal.config.TemporalConfig;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannelBuilder;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One channel to Temporal with its stubs and its client. Connects with the first call, not before. */
public final class ServiceConnection implements AutoCloseable {
    private static final Duration LONGEST_RETRY_INTERVAL = Duration.ofMillis(250);
    /** gRPC's own back-off grows to two minutes; resetting it bounds the time to reconnect after a restart of Temporal. */
    private static final Duration RECONNECT_WITHIN = Duration.ofSeconds(1);

    private static final Duration KEEP_ALIVE_TIME = Duration.ofSeconds(15);
    private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(5);
    private static final long CLOSE_SECONDS = 5;

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    ServiceConnection(
            TemporalConfig config,
            Patience patience,
            ConnectionThreads threads,
            DataConverter converter,
            List<TemporalCustomizer> customizers) {
        WorkflowServiceStubsOptions.Builder options = stubsOptions(config, patience, threads);
        customizers.forEach(customizer -> customizer.serviceStubs(options));
        this.stubs = new PromptServiceStubs(
                WorkflowServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults()), patience.waiting());
        WorkflowClientOptions.Builder clientOptions = WorkflowClientOptions.newBuilder()
                .setNamespace(config.connection().namespace())
                .setDataConverter(converter);
        customizers.forEach(customizer -> customizer.client(clientOptions));
        this.client = WorkflowClient.newInstance(stubs, clientOptions.build());
    }

    private static WorkflowServiceStubsOptions.Builder stubsOptions(
            TemporalConfig config, Patience patience, ConnectionThreads threads) {
        ConnectionConfig connection = config.connection();
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(connection.address())
                .setChannelInitializer(channel -> initialize(channel, config, threads))
                .setRpcTimeout(patience.attempt())
                .setRpcQueryTimeout(patience.query())
                .setSystemInfoTimeout(patience.attempt())
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setExpiration(patience.retries())
                        .setMaximumInterval(LONGEST_RETRY_INTERVAL)
                        .validateBuildWithDefaults())
                .setConnectionBackoffResetFrequency(RECONNECT_WITHIN)
                .setEnableKeepAlive(true)
                .setKeepAliveTime(KEEP_ALIVE_TIME)
                .setKeepAliveTimeout(KEEP_ALIVE_TIMEOUT)
                .setKeepAlivePermitWithoutStream(true)
                .addGrpcClientInterceptor(patience.waiting());
        connection.apiKey().ifPresent(key -> options.addApiKey(key::value));
        options.setEnableHttps(config.tls().isPresent());
        config.tls().map(TlsContexts::build).ifPresent(options::setSslContext);
        return options;
    }

    private static void initialize(ManagedChannelBuilder<?> channel, TemporalConfig config, ConnectionThreads threads) {
        threads.use(channel);
        config.tls().flatMap(tls -> tls.serverName()).ifPresent(channel::overrideAuthority);
    }

    /**
     * The stubs.
     *
     * @return raw stubs, not a CDI proxy
     */
    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    /**
     * The client.
     *
     * @return a raw client, not a CDI proxy
     */
    public WorkflowClient client() {
        return client;
    }

    /**
     * Whether calls go through. Between calls a channel may be idle, which is not broken.
     *
     * @return whether the last attempt to connect did not fail
     */
    public boolean isUp() {
        ConnectivityState state = stubs.getRawChannel().getState(false);
        return state == ConnectivityState.READY || state == ConnectivityState.IDLE;
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
