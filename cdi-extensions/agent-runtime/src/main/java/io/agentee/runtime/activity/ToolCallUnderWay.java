package io.agentee.runtime.activity;

import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolDeniedException;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.json.ToolArguments;
import io.agentee.runtime.transcript.Transcript;
import io.agentee.runtime.turn.ApprovedCall;
import io.agentee.runtime.turn.CallFailure;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolResultLimit;
import io.agentee.runtime.turn.ToolTurn;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/** A call of a tool: its body has a thread of the executor for as long as it takes. */
final class ToolCallUnderWay extends CallUnderWay {

    private final ToolTurn turn;
    private volatile ToolEffect effect = ToolEffect.ONCE;
    private @Nullable RunningTool running;
    private boolean aborted;

    ToolCallUnderWay(CallSite site, ActivityExecutionContext context, ToolTurn turn) {
        super(site, context);
        this.turn = turn;
    }

    @Override
    void run() {
        try {
            Transcript transcript = site.transcripts().read(activity, turn.messageIndex() + 1);
            Message.Assistant asking = (Message.Assistant)
                    transcript.first(turn.messageIndex() + 1).get(turn.messageIndex());
            execute(transcript, asking.toolCalls().get(turn.callIndex()));
        } catch (RuntimeException | Error e) {
            // The tool was not called: whatever its effect, another attempt is harmless.
            ActivityLog.LOG.notPrepared(e, activity.getWorkflowId());
            handOver();
        } finally {
            bodyOver();
        }
    }

    @Override
    synchronized boolean begun() {
        return running != null;
    }

    @Override
    void abort(Reason reason) {
        RunningTool tool;
        synchronized (this) {
            aborted = true;
            tool = running;
        }
        if (tool != null && reason == Reason.STOPPING && effect == ToolEffect.ONCE) {
            giveUpWith(ToolAnswer.failed(ToolAnswer.unknownOutcome("the worker stopped while the tool was running")));
        } else {
            giveUp(reason);
        }
        if (tool != null) {
            tool.cancel();
        }
    }

    private void execute(Transcript transcript, ToolCall call) {
        ToolSpecification specification = transcript
                .definition()
                .tool(call.name())
                .orElseThrow(() -> new IllegalStateException("the definition has no tool '%s'".formatted(call.name())));
        AgentTool tool = site.tools().find(specification).orElse(null);
        if (tool == null) {
            complete(ToolAnswer.refused("The tool '%s' is not available at the moment.".formatted(call.name())));
            return;
        }
        String asked = turn.approved().flatMap(ApprovedCall::arguments).orElse(call.arguments());
        String arguments;
        try {
            arguments = ToolArguments.check(specification, asked);
            requireApproved(call.name(), arguments);
            tool.authorize(ReviewedCalls.of(turn.runId(), transcript, specification, call, arguments));
        } catch (ToolArgumentException e) {
            complete(ToolAnswer.refused(FailureText.of(e)));
            return;
        }
        effect = specification.effect();
        RunningTool context = new RunningTool(turn, call.id(), transcript.caller(), activity.getAttempt());
        if (start(context)) {
            int maxBytes = transcript.definition().execution().limits().maxToolResultBytes();
            finish(tool, arguments, context, maxBytes);
        }
    }

    /** What was approved is what is executed, wherever this worker has it from. */
    private void requireApproved(String tool, String arguments) {
        if (turn.approved()
                .filter(approved -> !approved.digest().equals(ToolArguments.digest(tool, arguments)))
                .isPresent()) {
            ActivityLog.LOG.notTheApprovedCall(tool, activity.getWorkflowId());
            throw new ToolDeniedException("This call is not the one that was approved. It was not executed.");
        }
    }

    private synchronized boolean start(RunningTool context) {
        if (!aborted) {
            running = context;
        }
        return !aborted;
    }

    private void finish(AgentTool tool, String arguments, RunningTool context, int maxBytes) {
        try {
            complete(ToolAnswer.result(ToolResultLimit.cut(context.call(tool, arguments), maxBytes)));
        } catch (ToolArgumentException e) {
            complete(ToolAnswer.failed(FailureText.of(e)));
        } catch (Exception | Error e) {
            ActivityLog.LOG.toolFailed(e, tool.specification().name(), activity.getWorkflowId());
            if (effect == ToolEffect.ONCE) {
                complete(ToolAnswer.failed("The tool failed: " + FailureText.withType(e)));
            } else {
                fail(ApplicationFailure.newFailure(FailureText.withType(e), CallFailure.TOOL));
            }
        }
    }
}
