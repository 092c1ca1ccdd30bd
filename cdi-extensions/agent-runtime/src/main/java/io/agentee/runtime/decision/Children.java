package io.agentee.runtime.decision;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Workflows that a run begins and that outlive it. Temporal forgets those that have not been started when it ends. */
final class Children {

    private final List<Promise<?>> starts = new ArrayList<>();

    static ChildWorkflowOptions.Builder options(String workflowId) {
        return ChildWorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON);
    }

    void start(String type, ChildWorkflowOptions options, Object argument) {
        Workflow.newDetachedCancellationScope(() -> {
                    ChildWorkflowStub child = Workflow.newUntypedChildWorkflowStub(type, options);
                    Promise<Void> unused = child.executeAsync(Void.class, argument);
                    starts.add(child.getExecution().handle((execution, failure) -> execution));
                })
                .run();
    }

    void awaitStarted() {
        List<Promise<?>> open = List.copyOf(starts);
        starts.clear();
        open.forEach(Promise::get);
    }
}
