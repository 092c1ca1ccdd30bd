package io.agentee.runtime.activity;

import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.runtime.turn.ToolTurn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool at work, and what it may know of its call. */
final class RunningTool implements ToolCallContext {

    private final ToolTurn turn;
    private final ToolCallId toolCallId;
    private final Caller caller;
    private final int attempt;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;
    private @Nullable Thread thread;

    RunningTool(ToolTurn turn, ToolCallId toolCallId, Caller caller, int attempt) {
        this.turn = turn;
        this.toolCallId = toolCallId;
        this.caller = caller;
        this.attempt = attempt + turn.earlierAttempts();
    }

    String call(AgentTool tool, String arguments) throws Exception {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            return tool.call(arguments, this);
        } finally {
            synchronized (this) {
                thread = null;
            }
            // An interrupt that the tool did not notice must not reach what this thread does next.
            Thread.interrupted();
        }
    }

    void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
            if (thread != null) {
                thread.interrupt();
            }
        }
        toRun.forEach(this::runAction);
    }

    @Override
    public RunId runId() {
        return turn.runId();
    }

    @Override
    public ToolCallId toolCallId() {
        return toolCallId;
    }

    @Override
    public String idempotencyKey() {
        return turn.idempotencyKey();
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public synchronized boolean cancelled() {
        return cancelled;
    }

    @Override
    public void onCancellation(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        runAction(action);
    }

    private void runAction(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            ActivityLog.LOG.cancellationActionFailed(e, turn.runId().value());
        }
    }
}
