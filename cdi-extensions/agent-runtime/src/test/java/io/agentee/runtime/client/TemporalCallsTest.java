package io.agentee.runtime.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.run.AgentClientException.TemporalUnavailable;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.testing.TestingFrontend;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemporalCallsTest {

    private final TestingFrontend temporal = new TestingFrontend();
    private final TemporalCalls calls = temporal.calls();

    @AfterEach
    void close() {
        temporal.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "ABORTED", "INTERNAL", "UNKNOWN", "DEADLINE_EXCEEDED"})
    void aBlipIsNotNoticed(Status.Code code) {
        temporal.failNext(Status.fromCode(code));
        temporal.failNext(Status.fromCode(code));

        assertThat(count(Deadline.after(30, SECONDS)).join().getCount()).isZero();
        assertThat(temporal.answered()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"NOT_FOUND", "ALREADY_EXISTS", "INVALID_ARGUMENT", "UNIMPLEMENTED"})
    void aRefusalIsNotRepeated(Status.Code code) {
        temporal.failNext(Status.fromCode(code));

        assertThatThrownBy(() -> TemporalCalls.join(count(Deadline.after(30, SECONDS))))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(code));
        assertThat(temporal.answered()).isEqualTo(1);
    }

    @Test
    void anOutageHasAName() {
        for (int i = 0; i < 100; i++) {
            temporal.failNext(Status.UNAVAILABLE);
        }

        assertThatThrownBy(() -> TemporalCalls.join(count(Deadline.after(200, MILLISECONDS))))
                .isInstanceOf(TemporalUnavailable.class)
                .hasMessage("The Temporal server cannot be reached.");
    }

    @Test
    void aClosedConnectionIsNotTriedAgain() {
        temporal.disconnect();

        assertThatThrownBy(() -> TemporalCalls.join(count(Deadline.after(60, SECONDS))))
                .isInstanceOf(TemporalUnavailable.class);
    }

    private CompletableFuture<CountWorkflowExecutionsResponse> count(Deadline deadline) {
        return calls.call(
                deadline, stub -> stub.countWorkflowExecutions(CountWorkflowExecutionsRequest.getDefaultInstance()));
    }
}
