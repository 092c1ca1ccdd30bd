package io.agentee.runtime.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.run.AgentClientException.NoWorker;
import io.agentee.runtime.testing.TestingFrontend;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Header;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerUpdateTest {

    private final TestingFrontend temporal = new TestingFrontend();
    private final WorkerUpdate worker = new WorkerUpdate(temporal.calls(), Duration.ofMillis(400));
    private final List<UpdateWorkflowExecutionRequest> sent = new ArrayList<>();

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void oneTooManyAtATimeComesAgain() {
        temporal.update(request -> done());
        temporal.failNext(Status.RESOURCE_EXHAUSTED);
        temporal.failNext(Status.RESOURCE_EXHAUSTED);

        send();

        assertThat(temporal.answered()).isEqualTo(3);
    }

    @Test
    void whatWasNotAnsweredIsTheSameUpdateTheNextTime() {
        temporal.update(request -> {
            sent.add(request);
            return sent.size() < 3 ? waiting() : done();
        });

        send();

        assertThat(sent)
                .hasSize(3)
                .extracting(request -> request.getRequest().getMeta().getUpdateId())
                .containsOnly(sent.get(0).getRequest().getMeta().getUpdateId());
    }

    @Test
    void withoutAWorkerTheTaskQueueIsNamed() {
        temporal.update(request -> waiting());

        assertThatThrownBy(this::send)
                .isInstanceOf(NoWorker.class)
                .hasMessage("No worker polls the task queue 'refunds'.");
    }

    @Test
    void aWorkflowThatIsOverIsNotAskedAgain() {
        temporal.failNext(Status.NOT_FOUND);

        assertThatThrownBy(this::send).isInstanceOf(StatusRuntimeException.class);
        assertThat(temporal.answered()).isEqualTo(1);
    }

    private UpdateWorkflowExecutionResponse waiting() {
        return UpdateWorkflowExecutionResponse.getDefaultInstance();
    }

    private UpdateWorkflowExecutionResponse done() {
        return UpdateWorkflowExecutionResponse.newBuilder()
                .setOutcome(Outcome.newBuilder().setSuccess(Payloads.getDefaultInstance()))
                .build();
    }

    private Payloads send() {
        DescribedRun run = DescribedRun.of(
                temporal.client(),
                WorkflowExecutionInfo.newBuilder()
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId("run-1"))
                        .setTaskQueue("refunds")
                        .build());
        return TemporalCalls.join(worker.send(run, "change", Header.getDefaultInstance(), "argument"));
    }
}
