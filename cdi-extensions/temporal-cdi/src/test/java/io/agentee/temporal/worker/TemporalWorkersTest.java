package io.agentee.temporal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.temporal.GreetingActivities;
import io.agentee.temporal.GreetingWorkflow;
import io.agentee.temporal.GreetingWorkflowImpl;
import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingTemporalProcess;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemporalWorkersTest {
    private static final String QUEUE = "greetings";

    @Test
    void runsWorkflowsAndLeavesNoThreadBehind() {
        Set<Thread> before;
        try (TestingTemporalProcess temporal = TestingTemporalProcess.start()) {
            before = Thread.getAllStackTraces().keySet();
            try (TestingApplication application =
                    TestingApplication.start(Map.of("temporal.address", temporal.address()))) {
                TemporalWorkers workers = application.get(TemporalWorkers.class);
                workers.start(TemporalWorkersTest::register);
                assertThat(greet(application)).isEqualTo("Hello Ada");
                await().until(workers::isPolling);
            }
            await().untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
        }
    }

    private static Set<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(thread -> thread.getName())
                .filter(name -> !name.startsWith("ForkJoinPool.commonPool") && !name.startsWith("awaitility"))
                .collect(Collectors.toSet());
    }

    private static void register(WorkerFactory factory) {
        Worker worker = factory.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(GreetingWorkflowImpl.class);
        worker.registerActivitiesImplementations((GreetingActivities) name -> "Hello " + name);
    }

    private static String greet(TestingApplication application) {
        return application
                .get(WorkflowClient.class)
                .newWorkflowStub(
                        GreetingWorkflow.class,
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
                .greet("Ada");
    }
}
