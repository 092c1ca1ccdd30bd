package io.agentee.runtime.testing;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.model.ChatModel;
import io.agentee.api.tool.AgentTool;
import io.agentee.runtime.fingerprint.FingerprintedAgents;
import io.agentee.runtime.worker.AgentWorkers;
import io.agentee.runtime.worker.WorkerParts;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A second worker at the same server. */
public final class TestingWorker implements AutoCloseable {

    private final WorkerFactory factory;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AgentWorkers workers;

    private TestingWorker(TestingTemporal temporal, AgentDefinition agent, ChatModel model, List<AgentTool> tools) {
        factory = WorkerFactory.newInstance(temporal.client());
        workers = AgentWorkers.register(
                factory,
                WorkerOptions.getDefaultInstance(),
                new WorkerParts(
                        new FingerprintedAgents(List.of(agent)),
                        () -> tools,
                        name -> Optional.of(model),
                        name -> Optional.empty(),
                        notice -> {},
                        temporal.events(),
                        executor,
                        scheduler));
        factory.start();
    }

    public static TestingWorker start(
            TestingTemporal temporal, AgentDefinition agent, ChatModel model, AgentTool... tools) {
        return new TestingWorker(temporal, agent, model, List.of(tools));
    }

    public AgentWorkers workers() {
        return workers;
    }

    @Override
    public void close() {
        factory.shutdown();
        workers.stop(Duration.ZERO);
        factory.awaitTermination(10, TimeUnit.SECONDS);
        scheduler.shutdownNow();
        executor.shutdownNow();
    }
}
