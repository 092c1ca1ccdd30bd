package io.agentee.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.function.Consumer;

/** A worker and a caller of {@link GreetingWorkflow}. */
public final class TestingGreetings {
    private static final String QUEUE = "greetings";

    private TestingGreetings() {}

    public static Consumer<WorkerFactory> worker(GreetingActivities activities) {
        return factory -> {
            Worker worker = factory.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(GreetingWorkflowImpl.class);
            worker.registerActivitiesImplementations(activities);
        };
    }

    public static GreetingWorkflow stub(TestingApplication application, String workflowId) {
        return stub(application.get(WorkflowClient.class), workflowId);
    }

    public static GreetingWorkflow stub(WorkflowClient client, String workflowId) {
        return client.newWorkflowStub(
                GreetingWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(QUEUE)
                        .setWorkflowId(workflowId)
                        .build());
    }
}
