package io.agentee.temporal.connection;

import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse.Capabilities;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceFutureStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stubs whose callers learn at the same time that Temporal is down. Temporal's own let them queue on a lock while one of
 * them asks for the server's capabilities, and fail those who queued too long with an {@link IllegalArgumentException}
 * about a negative duration.
 */
final class PromptServiceStubs implements WorkflowServiceStubs {
    private final WorkflowServiceStubs stubs;
    private final WaitForTemporal waiting;
    private final AtomicReference<@Nullable Capabilities> capabilities = new AtomicReference<>();

    PromptServiceStubs(WorkflowServiceStubs stubs, WaitForTemporal waiting) {
        this.stubs = stubs;
        this.waiting = waiting;
    }

    @Override
    public Supplier<Capabilities> getServerCapabilities() {
        return () -> {
            Capabilities known = capabilities.get();
            if (known == null) {
                known = inquiring()
                        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                        .getCapabilities();
                capabilities.set(known);
            }
            return known;
        };
    }

    private WorkflowServiceBlockingStub inquiring() {
        return waiting == WaitForTemporal.EVERY_CALL ? blockingStub().withWaitForReady() : blockingStub();
    }

    @Override
    public WorkflowServiceStubsOptions getOptions() {
        return stubs.getOptions();
    }

    @Override
    public WorkflowServiceBlockingStub blockingStub() {
        return stubs.blockingStub();
    }

    @Override
    public WorkflowServiceFutureStub futureStub() {
        return stubs.futureStub();
    }

    @Override
    public ManagedChannel getRawChannel() {
        return stubs.getRawChannel();
    }

    @Override
    public void connect(@Nullable Duration timeout) {
        stubs.connect(timeout);
    }

    @Override
    public HealthCheckResponse healthCheck() {
        return stubs.healthCheck();
    }

    @Override
    public void shutdown() {
        stubs.shutdown();
    }

    @Override
    public void shutdownNow() {
        stubs.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return stubs.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return stubs.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return stubs.awaitTermination(timeout, unit);
    }
}
