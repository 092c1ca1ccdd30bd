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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

    @Test
    void changesOfOneRunAreSentOneAfterTheOtherAndThoseOfOthersMeanwhile() throws Exception {
        CountDownLatch firstCame = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        temporal.update(request -> {
            if (firstCame.getCount() > 0) {
                firstCame.countDown();
                awaitAtMostTenSeconds(firstMayEnd);
            }
            return done();
        });
        CompletableFuture<Payloads> first = CompletableFuture.supplyAsync(() -> send("run-1"));
        firstCame.await();

        List<CompletableFuture<Payloads>> others = IntStream.range(0, 20)
                .mapToObj(i -> worker.send(run("run-1"), "change", Header.getDefaultInstance(), "argument"))
                .toList();
        assertThat(others).noneMatch(CompletableFuture::isDone);
        send("run-2");
        assertThat(temporal.answered()).isEqualTo(2);
        firstMayEnd.countDown();

        assertThat(first).succeedsWithin(Duration.ofSeconds(10));
        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(temporal.answered()).isEqualTo(22);
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsToldSo() {
        temporal.update(request -> waiting());

        List<CompletableFuture<Payloads>> all = IntStream.range(0, 3)
                .mapToObj(i -> worker.send(run("run-1"), "change", Header.getDefaultInstance(), "argument"))
                .toList();

        assertThat(all).allSatisfy(one -> assertThat(one)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NoWorker.class));
    }

    private static void awaitAtMostTenSeconds(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        return send("run-1");
    }

    private Payloads send(String runId) {
        return TemporalCalls.join(worker.send(run(runId), "change", Header.getDefaultInstance(), "argument"));
    }

    private DescribedRun run(String runId) {
        return DescribedRun.of(
                temporal.client(),
                WorkflowExecutionInfo.newBuilder()
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId))
                        .setTaskQueue("refunds")
                        .build());
    }
}
