package io.agentee.runtime.client;

import io.agentee.runtime.approval.TemporalApprovals;
import io.agentee.runtime.json.AgentJson;
import io.agentee.runtime.transport.LocalEventTransport;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A client on Temporal's server in memory, with a worker whose runs are {@link TestingAgentRun}s. */
public final class TestingConnection implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setUseTimeskipping(false)
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(AgentJson.dataConverter())
                            .build())
                    .build());
    private final TemporalAgentClient client;

    public TestingConnection() {
        for (SearchAttributeKey<?> key : RunSearchAttributes.ALL) {
            environment.registerSearchAttribute(key.getName(), key.getValueType());
        }
        environment.newWorker(TestingAgents.TASK_QUEUE).registerWorkflowImplementationTypes(TestingAgentRun.class);
        environment.start();
        client = new TemporalAgentClient(
                environment.getWorkflowClient(),
                new TestingAgents(),
                new LocalEventTransport(Duration.ofHours(1), 10_000),
                ClientLimits.DEFAULTS,
                timer,
                executor,
                Clock.systemUTC());
    }

    /** The approvals of the runs. */
    public TemporalApprovals approvals() {
        return new TemporalApprovals(environment.getWorkflowClient(), timer, executor, Clock.systemUTC());
    }

    public TemporalAgentClient client() {
        return client;
    }

    public WorkflowClient temporal() {
        return environment.getWorkflowClient();
    }

    @Override
    public void close() {
        environment.close();
        timer.shutdownNow();
        executor.shutdownNow();
    }
}
