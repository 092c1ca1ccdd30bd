package io.agentee.temporal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingGreetings;
import io.agentee.temporal.TestingTemporalProcess;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoThreadLeftTest {
    /**
     * Threads of this JVM that are not ours: the tests' and the JDK's; and the one that Temporal keeps in a static field,
     * which is stopped with its class loader only.
     */
    private static final Set<String> OTHERS =
            Set.of("awaitility", "ForkJoinPool.commonPool", "process reaper", "generic-wf-client-async-throttler");

    @Test
    void noThreadOutlivesTheApplication() {
        try (TestingTemporalProcess temporal = TestingTemporalProcess.start()) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            try (TestingApplication application =
                    TestingApplication.start(Map.of("temporal.address", temporal.address()))) {
                application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> "Hello " + name));
                assertThat(TestingGreetings.stub(application, "run").greet("Ada"))
                        .isEqualTo("Hello Ada");
                assertThat(asynchronously(application)).isEqualTo("Hello Ada");
            }

            await().untilAsserted(() -> assertThat(threadsSince(before)).isEmpty());
        }
    }

    @Test
    void noThreadOutlivesAnApplicationThatNeverReachedTemporal() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (TestingApplication application = TestingApplication.start(Map.of("temporal.address", "127.0.0.1:1"))) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> "Hello " + name));
        }

        await().untilAsserted(() -> assertThat(threadsSince(before)).isEmpty());
    }

    private static String asynchronously(TestingApplication application) {
        WorkflowStub run = application.get(WorkflowClient.class).newUntypedWorkflowStub("run");
        return run.getResultAsync(String.class).join();
    }

    private static Set<String> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> OTHERS.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
    }
}
