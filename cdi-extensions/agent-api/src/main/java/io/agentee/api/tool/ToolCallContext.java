package io.agentee.api.tool;

import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;

/**
 * What a tool may know of the call that it serves. Injectable while a tool runs, and passed to a tool method that has a
 * parameter of this type. Safe for use by other threads that the tool starts.
 */
public interface ToolCallContext {

    /** The run that the call belongs to. */
    RunId runId();

    /** The call within the run. */
    ToolCallId toolCallId();

    /**
     * A key that is the same for every attempt of this call and for no other call: visible ASCII without spaces, at most
     * 255 characters. Give it to the systems that the tool changes.
     */
    String idempotencyKey();

    /** The attempt, from 1. */
    int attempt();

    /** Who started the run. */
    Caller caller();

    /** Whether the call was cancelled: the run was, or the call's time is over, or the worker is stopping. */
    boolean cancelled();

    /**
     * Asks to be told of cancellation. The action runs once, on a thread of the worker, at once if the call is cancelled
     * already; it must not block. The thread of the tool is interrupted as well.
     */
    void onCancellation(Runnable action);
}
