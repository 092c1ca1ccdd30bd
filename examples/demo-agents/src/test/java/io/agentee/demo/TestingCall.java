package io.agentee.demo;

import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolCallContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call that a test makes and may cancel. */
final class TestingCall implements ToolCallContext {

    private final String key;
    private final int attempt;
    private final List<Runnable> cancellationActions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    TestingCall(String key) {
        this(key, 1);
    }

    TestingCall(String key, int attempt) {
        this.key = key;
        this.attempt = attempt;
    }

    void cancel() {
        cancelled = true;
        cancellationActions.forEach(Runnable::run);
    }

    boolean isWatched() {
        return !cancellationActions.isEmpty();
    }

    @Override
    public RunId runId() {
        return new RunId("run-1");
    }

    @Override
    public ToolCallId toolCallId() {
        return new ToolCallId("call-1");
    }

    @Override
    public String idempotencyKey() {
        return key;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Caller caller() {
        return new Caller("ada", List.of());
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void onCancellation(Runnable action) {
        cancellationActions.add(action);
    }
}
