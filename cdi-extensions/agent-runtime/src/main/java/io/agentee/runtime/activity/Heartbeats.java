package io.agentee.runtime.activity;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.agentee.runtime.activity.CallUnderWay.Reason;
import io.agentee.runtime.lookup.RunPayloads;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatRequest;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells Temporal that calls are still under way, so that models and tools need not, and learns from the answers which
 * ones nobody wants any more. One tick for all calls; it holds no thread while it waits for Temporal.
 */
public final class Heartbeats implements AutoCloseable {

    private static final long TICK_MILLIS = 100;

    private final CallsUnderWay calls;
    private final WorkflowClient client;
    private final WorkflowServiceStubs service;
    private final String identity;
    private final ScheduledFuture<?> ticks;

    /** Begins to tick. */
    public Heartbeats(CallsUnderWay calls, WorkflowClient client, ScheduledExecutorService scheduler) {
        this.calls = calls;
        this.client = client;
        this.service = client.getWorkflowServiceStubs();
        this.identity = String.valueOf(client.getOptions().getIdentity());
        this.ticks = scheduler.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ticks.cancel(false);
    }

    private void tick() {
        for (CallUnderWay call : calls.all()) {
            if (call.heartbeatDue()) {
                send(call);
            }
        }
    }

    private void send(CallUnderWay call) {
        RecordActivityTaskHeartbeatRequest.Builder heartbeat = RecordActivityTaskHeartbeatRequest.newBuilder()
                .setNamespace(call.namespace())
                .setIdentity(identity)
                .setTaskToken(call.taskToken());
        call.heartbeatDetails()
                .ifPresent(details -> heartbeat.setDetails(new RunPayloads(client, call.runId()).arguments(details)));
        RecordActivityTaskHeartbeatRequest request = heartbeat.build();
        Futures.addCallback(
                service.futureStub().recordActivityTaskHeartbeat(request),
                new FutureCallback<RecordActivityTaskHeartbeatResponse>() {
                    @Override
                    public void onSuccess(@Nullable RecordActivityTaskHeartbeatResponse response) {
                        call.heartbeatAnswered();
                        if (response != null && response.getCancelRequested()) {
                            call.abort(Reason.CANCELLED);
                        }
                    }

                    @Override
                    public void onFailure(Throwable failure) {
                        call.heartbeatAnswered();
                        if (Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND) {
                            call.abort(Reason.GONE);
                        }
                    }
                },
                MoreExecutors.directExecutor());
    }
}
