package io.agentee.temporal.worker;

import io.agentee.temporal.config.TemporalKey;
import io.agentee.temporal.config.WorkerConfig;
import io.agentee.temporal.connection.NamedObjects;
import io.agentee.temporal.connection.PlainThreads;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The executor for activity bodies, and the context of the thread that started the worker. Both are looked up by that
 * thread: Temporal's threads have no {@code java:comp}, and what they submit would inherit none.
 *
 * @param activities runs activity bodies
 * @param inContext makes a task run in the captured context on any thread
 * @param owned what is ours to shut down
 */
record WorkerThreads(ActivityExecutor activities, UnaryOperator<Runnable> inContext, Optional<ExecutorService> owned) {

    static WorkerThreads capture(WorkerConfig config, RequestScope requestScope) {
        Optional<ManagedExecutorService> managed =
                NamedObjects.lookup(TemporalKey.EXECUTOR, config.executor(), ManagedExecutorService.class);
        Optional<ContextService> context =
                NamedObjects.lookup(TemporalKey.CONTEXT_SERVICE, config.contextService(), ContextService.class);
        Consumer<Runnable> body = context.map(service -> service.<Runnable>contextualConsumer(requestScope::run))
                .orElse(requestScope::run);
        UnaryOperator<Runnable> inContext =
                task -> context.map(service -> service.contextualRunnable(task)).orElse(task);
        Optional<ExecutorService> owned = managed.isPresent()
                ? Optional.empty()
                : Optional.of(Executors.newCachedThreadPool(new PlainThreads("temporal-activity")));
        ExecutorService executor =
                managed.<ExecutorService>map(service -> service).or(() -> owned).orElseThrow();
        return new WorkerThreads(new ActivityExecutor(executor, body), inContext, owned);
    }

    void close() {
        activities.interruptAll();
        owned.ifPresent(ExecutorService::shutdownNow);
    }
}
