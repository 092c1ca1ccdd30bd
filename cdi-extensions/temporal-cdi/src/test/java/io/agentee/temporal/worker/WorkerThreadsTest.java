package io.agentee.temporal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.temporal.ForActivities;
import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingNaming;
import io.agentee.temporal.config.TemporalConfigException;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {
    private static final Map<String, String> CONFIGURATION = Map.of(
            "temporal.address", "127.0.0.1:1",
            "temporal.worker.executor", "java:app/executor",
            "temporal.worker.context-service", "java:app/context");

    private final ThreadLocal<String> context = ThreadLocal.withInitial(() -> "none");

    @Test
    void bodiesRunOnTheNamedExecutorInTheContextOfTheThreadThatStarted() {
        context.set("of the module");
        try (TestingNaming naming = TestingNaming.with(
                        Map.of("java:app/executor", managedExecutor(), "java:app/context", contextService()));
                TestingApplication application = TestingApplication.start(CONFIGURATION)) {
            naming.assertActive();
            application.get(TemporalWorkers.class).start(factory -> {});
            Executor executor = application.get(Executor.class, ForActivities.Literal.INSTANCE);
            CompletableFuture<String> seen = new CompletableFuture<>();

            runOnAnotherThread(() ->
                    executor.execute(() -> seen.complete(Thread.currentThread().getName() + ": " + context.get())));

            assertThat(seen).succeedsWithin(Duration.ofMinutes(1)).isEqualTo("managed: of the module");
        }
    }

    @Test
    void aNameThatIsNotBoundFailsTheStart() {
        try (TestingNaming naming = TestingNaming.with(Map.of("java:app/context", contextService()));
                TestingApplication application = TestingApplication.start(CONFIGURATION)) {
            naming.assertActive();
            TemporalWorkers workers = application.get(TemporalWorkers.class);

            assertThatThrownBy(() -> workers.start(factory -> {}))
                    .asInstanceOf(InstanceOfAssertFactories.type(TemporalConfigException.class))
                    .extracting(TemporalConfigException::problems)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactly(
                            "AGTE10020: temporal.worker.executor: nothing is bound to 'java:app/executor' in JNDI");
            assertThat(workers.isStarted()).isFalse();
        }
    }

    @Test
    void whatTheExecutorRefusesIsRefused() {
        ActivityExecutor executor = new ActivityExecutor(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                Runnable::run);

        assertThatThrownBy(() -> executor.execute(() -> {})).hasMessage("full");
        assertThat(executor.running()).isZero();
    }

    private static ManagedExecutorService managedExecutor() {
        return proxy(ManagedExecutorService.class, task -> runOnThread("managed", task));
    }

    /** As the container's: what is captured is the context of the thread that asks for the capture. */
    private ContextService contextService() {
        return (ContextService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ContextService.class}, (proxy, method, arguments) -> {
                    String captured = context.get();
                    return switch (method.getName()) {
                        case "contextualConsumer" ->
                            (Consumer<Object>) argument -> {
                                context.set(captured);
                                accept(arguments[0], argument);
                            };
                        case "contextualRunnable" -> arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @SuppressWarnings("unchecked")
    private static void accept(Object consumer, Object argument) {
        ((Consumer<Object>) consumer).accept(argument);
    }

    private static <T> T proxy(Class<T> type, Consumer<Runnable> execute) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("execute")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    execute.accept((Runnable) arguments[0]);
                    return null;
                }));
    }

    private static void runOnAnotherThread(Runnable task) {
        runOnThread("temporal", task);
    }

    private static void runOnThread(String name, Runnable task) {
        new Thread(task, name).start();
    }
}
