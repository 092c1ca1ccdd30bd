package io.agentee.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.model.ModelResponse;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.workflow.RunResult;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManyRunsTest {

    private static final int RUNS = 500;
    private static final int THREADS = 64;

    @Test
    @Timeout(value = 120)
    void fiveHundredRunsWaitForTheModelAtOnceOnSixtyFourThreads() throws InterruptedException {
        CountDownLatch allWait = new CountDownLatch(RUNS);
        List<CompletableFuture<ModelResponse>> waiting = new CopyOnWriteArrayList<>();
        TestingModel model = TestingModel.answeringLater(request -> {
            CompletableFuture<ModelResponse> answer = new CompletableFuture<>();
            waiting.add(answer);
            allWait.countDown();
            return answer;
        });
        AgentDefinition agent = TestingAgent.agent().build();
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        TestingTemporal.Options options = TestingTemporal.options()
                .realTime()
                .executor(executor)
                .factory(WorkerFactoryOptions.newBuilder()
                        .setMaxWorkflowThreadCount(1_000)
                        .setWorkflowCacheSize(1_000)
                        .build());
        try (TestingTemporal temporal = options.start(agent, model)) {
            List<WorkflowStub> runs = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                runs.add(temporal.begin(agent, "hello"));
            }
            // Every run has its model call under way at the same moment, and none of them holds a thread.
            allWait.await();
            assertThat(temporal.workers().callsUnderWay()).isEqualTo(RUNS);
            assertThat(executor.getLargestPoolSize()).isLessThanOrEqualTo(THREADS);
            assertThat(activityThreads()).isLessThan(RUNS / 2);
            assertThat(executor.getActiveCount()).isLessThanOrEqualTo(THREADS);

            waiting.forEach(answer -> answer.complete(TestingModel.text("done")));

            for (WorkflowStub run : runs) {
                assertThat(run.getResult(RunResult.class).outcome().text()).contains("done");
            }
            assertThat(model.requests()).hasSize(RUNS);
        }
    }

    private static long activityThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Activity Executor"))
                .count();
    }
}
