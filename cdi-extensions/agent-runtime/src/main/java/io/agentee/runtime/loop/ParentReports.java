package io.agentee.runtime.loop;

import io.agentee.api.run.Run;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.SubRunReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * Tells the run that began this one whenever it begins or ends to wait for humans: the time of the other stands still, too,
 * and whoever looks at it sees what is awaited. All changes of one workflow task are told together.
 */
final class ParentReports {

    private final Optional<Run.Parent> parent;
    private final RunState state;
    private final ActiveTime time;
    private SubRunReport told;
    private boolean due;

    /**
     * @param parent the run that is told; empty when this run is no sub-run
     */
    ParentReports(Optional<Run.Parent> parent, RunState state, ActiveTime time) {
        this.parent = parent;
        this.state = state;
        this.time = time;
        this.told = new SubRunReport(state.runId(), false, List.of());
    }

    /** Something may have changed. */
    void changed() {
        if (parent.isPresent() && !due) {
            due = true;
            Promise<Void> unused = Async.procedure(this::tell);
        }
    }

    private void tell() {
        due = false;
        SubRunReport report =
                new SubRunReport(state.runId(), time.standsStill(), state.desk().awaited());
        if (!report.equals(told)) {
            told = report;
            Workflow.newDetachedCancellationScope(() -> send(report)).run();
        }
    }

    private void send(SubRunReport report) {
        try {
            Workflow.newUntypedExternalWorkflowStub(parent.orElseThrow().runId().value())
                    .signal(AgentRunWorkflow.SUB_RUN_REPORT, report);
        } catch (TemporalFailure over) {
            // Then nobody has to know any more.
        }
    }
}
