package io.agentee.temporal.health;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Whether Temporal answers. Asked at most once a second, however often the health endpoint is called. */
final class TemporalAnswer {
    private static final long VALID_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LIMIT_MILLIS = 2000;

    private long askedAt = System.nanoTime() - VALID_NANOS;
    private boolean given;

    synchronized boolean given(WorkflowServiceStubs stubs) {
        if (System.nanoTime() - askedAt >= VALID_NANOS) {
            given = ask(stubs);
            askedAt = System.nanoTime();
        }
        return given;
    }

    private static boolean ask(WorkflowServiceStubs stubs) {
        try {
            var answered = stubs.blockingStub()
                    .withDeadlineAfter(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return answered.isInitialized();
        } catch (StatusRuntimeException down) {
            return false;
        }
    }
}
