package io.agentee.temporal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentee.temporal.ForActivities;
import io.agentee.temporal.GreetingActivities;
import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingGreetings;
import io.agentee.temporal.TestingTemporal;
import io.temporal.activity.Activity;
import io.temporal.activity.ManualActivityCompletionClient;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemporalWorkersTest {
    private static final GreetingActivities GREETER = name -> "Hello " + name;

    private final TestingTemporal temporal = TestingTemporal.start();
    private final TestingApplication application = TestingApplication.start(
            Map.of("temporal.address", temporal.address(), "temporal.worker.graceful-stop-time", "PT10S"),
            RequestNumber.class);
    private final TemporalWorkers workers = application.get(TemporalWorkers.class);
    private final Executor activityExecutor = application.get(Executor.class, ForActivities.Literal.INSTANCE);

    @AfterEach
    void stop() {
        application.close();
        temporal.close();
    }

    @Test
    void pollsOnlyWhenAsked() {
        assertThat(workers.isStarted()).isFalse();
        assertThat(workers.isPolling()).isFalse();

        workers.start(TestingGreetings.worker(GREETER));

        assertThat(workers.isStarted()).isTrue();
        await().until(workers::isPolling);
        assertThat(TestingGreetings.stub(application, "run").greet("Ada")).isEqualTo("Hello Ada");
    }

    @Test
    void startsOnce() {
        AtomicInteger registrations = new AtomicInteger();

        workers.start(factory -> registrations.incrementAndGet());
        workers.start(factory -> registrations.incrementAndGet());

        assertThat(registrations).hasValue(1);
    }

    @Test
    void canStartAgainAfterAFailedRegistration() {
        assertThatThrownBy(() -> workers.start(factory -> {
                    throw new IllegalStateException("no such workflow");
                }))
                .hasMessage("no such workflow");
        assertThat(workers.isStarted()).isFalse();

        workers.start(TestingGreetings.worker(GREETER));

        assertThat(TestingGreetings.stub(application, "run").greet("Ada")).isEqualTo("Hello Ada");
    }

    @Test
    void canStartAgainAfterAStop() {
        workers.start(TestingGreetings.worker(GREETER));
        workers.stop();
        assertThat(workers.isStarted()).isFalse();

        workers.start(TestingGreetings.worker(GREETER));

        assertThat(TestingGreetings.stub(application, "run").greet("Ada")).isEqualTo("Hello Ada");
    }

    @Test
    void theFactoryBeanIsTheOneThatStarts() {
        WorkerFactory factory = application.get(WorkerFactory.class);

        workers.start(given -> assertThat(given).isSameAs(factory));
    }

    @Test
    void activityBodiesRunOnTheExecutorWithARequestScopeOfTheirOwn() {
        RequestNumber number = application.get(RequestNumber.class);
        workers.start(TestingGreetings.worker(name -> {
            ManualActivityCompletionClient completion =
                    Activity.getExecutionContext().useLocalManualCompletion();
            activityExecutor.execute(
                    () -> completion.complete(Thread.currentThread().getName() + " " + number.get()));
            return "";
        }));

        assertThat(TestingGreetings.stub(application, "first").greet("Ada")).matches("temporal-activity-\\d+ 1");
        assertThat(TestingGreetings.stub(application, "second").greet("Ada")).matches("temporal-activity-\\d+ 2");
    }

    @Test
    void activityBodiesAreRefusedWithoutAWorker() {
        assertThatThrownBy(() -> activityExecutor.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage(
                        "AGTE10030: No worker was started here: activity bodies have no executor. Call TemporalWorkers.start first");
    }

    @Test
    void aStopLetsRunningActivitiesFinish() {
        CountDownLatch inActivity = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        workers.start(TestingGreetings.worker(name -> {
            ManualActivityCompletionClient completion =
                    Activity.getExecutionContext().useLocalManualCompletion();
            activityExecutor.execute(() -> {
                inActivity.countDown();
                awaitQuietly(finish);
                completion.recordHeartbeat("still here");
                completion.complete("done");
            });
            return "";
        }));
        WorkflowClient.start(TestingGreetings.stub(application, "run")::greet, "Ada");
        awaitQuietly(inActivity);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(workers::stop);
        await().until(() -> !workers.isPolling());
        finish.countDown();

        stopped.join();
        assertThat(history("run")).contains("EVENT_TYPE_ACTIVITY_TASK_COMPLETED");
    }

    @Test
    void aStopInterruptsWhatDoesNotFinish() {
        application.close();
        try (TestingApplication impatient = TestingApplication.start(
                Map.of("temporal.address", temporal.address(), "temporal.worker.graceful-stop-time", "PT0.1S"))) {
            Executor executor = impatient.get(Executor.class, ForActivities.Literal.INSTANCE);
            CountDownLatch inActivity = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            TemporalWorkers impatientWorkers = impatient.get(TemporalWorkers.class);
            impatientWorkers.start(TestingGreetings.worker(name -> {
                Activity.getExecutionContext().useLocalManualCompletion();
                executor.execute(() -> {
                    inActivity.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        interrupted.countDown();
                    }
                });
                return "";
            }));
            WorkflowClient.start(TestingGreetings.stub(impatient, "run")::greet, "Ada");
            awaitQuietly(inActivity);

            impatientWorkers.stop();

            assertThat(interrupted.getCount()).isZero();
        }
    }

    private String history(String workflowId) {
        return application.get(WorkflowClient.class).fetchHistory(workflowId).toString();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many requests there were before this one, plus one. */
    @RequestScoped
    public static class RequestNumber {
        private static final AtomicInteger COUNT = new AtomicInteger();

        private final int number = COUNT.incrementAndGet();

        public int get() {
            return number;
        }
    }
}
