package io.agentee.runtime.loop;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.Run;
import io.agentee.runtime.transcript.TranscriptCache;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.AuditPage;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.SubRunReport;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** One run: its turns, within its time, to one of its ends. */
public final class AgentRunWorkflowImpl implements AgentRunWorkflow {

    private final RunState state;
    private final ActiveTime time;
    private final SubRuns subRuns;
    private final TranscriptCache transcripts;
    private boolean atHand;

    /**
     * @param input the same that {@link #run} is called with; queries may come first
     * @param transcripts where the worker's activities look for the messages before they ask the run
     */
    public AgentRunWorkflowImpl(RunInput input, TranscriptCache transcripts) {
        this.state = new RunState(input);
        this.time = new ActiveTime(input);
        ParentReports reports = new ParentReports(input.origin().parent(), state, time);
        this.subRuns = new SubRuns(input, state, time, reports);
        time.onChange(() -> {
            keepAtHand(!time.standsStill());
            reports.changed();
        });
        this.transcripts = transcripts;
    }

    @Override
    public RunResult run(RunInput input) {
        state.begin(input.input());
        keepAtHand(true);
        RunEnds ends = new RunEnds(state);
        try {
            RunResult result = ends.completed(time.limit(new AgentLoop(input, state, subRuns, time)::turns));
            state.desk().close();
            keepAtHand(false);
            return result;
        } catch (RuntimeException e) {
            // Not in a finally block: that would also run when the worker only puts this workflow out of its memory.
            subRuns.awaitEnds();
            state.desk().close();
            keepAtHand(false);
            throw ends.failed(e, time.over());
        }
    }

    /** A run that waits for humans, maybe for days, takes no place in the memory of workers. */
    private void keepAtHand(boolean wanted) {
        if (wanted == atHand) {
            return;
        }
        atHand = wanted;
        String temporalRunId = Workflow.getInfo().getRunId();
        if (wanted) {
            transcripts.put(temporalRunId, state.transcript());
        } else {
            transcripts.remove(temporalRunId, state.transcript());
        }
    }

    @Override
    public void subRunReports(SubRunReport report) {
        subRuns.report(report);
    }

    @Override
    public Run.Progress progress() {
        return state.progress();
    }

    @Override
    public TranscriptPage transcript(int from) {
        return state.page(from);
    }

    @Override
    public Optional<Approval> approval(ApprovalId approvalId) {
        return state.desk().find(approvalId);
    }

    @Override
    public AuditPage audit(int from) {
        return state.desk().audit(from);
    }

    @Override
    public Approval command(ApprovalCommand command) {
        return state.desk().execute(command);
    }

    @Override
    public void validateCommand(ApprovalCommand command) {
        state.desk().validate(command);
    }
}
