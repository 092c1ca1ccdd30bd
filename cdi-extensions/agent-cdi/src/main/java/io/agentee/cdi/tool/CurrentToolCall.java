package io.agentee.cdi.tool;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolCallContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The context of the call that the current thread serves, for injection into beans of any scope. On other threads, and
 * outside of calls, each method throws an {@code IllegalStateException} that says so.
 */
public final class CurrentToolCall implements ToolCallContext {

    // Not static: it ends with the deployment, and with it what it holds of the deployment's classes.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable ToolCallContext> current = new ThreadLocal<>();

    /** Does something on this thread in the context of a call. */
    <T extends @Nullable Object> T during(ToolCallContext call, Callable<T> action) throws Exception {
        ToolCallContext outer = current.get();
        current.set(call);
        try {
            return action.call();
        } finally {
            if (outer == null) {
                current.remove();
            } else {
                current.set(outer);
            }
        }
    }

    /** The call that this thread serves. */
    public Optional<ToolCallContext> current() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public RunId runId() {
        return call().runId();
    }

    @Override
    public ToolCallId toolCallId() {
        return call().toolCallId();
    }

    @Override
    public String idempotencyKey() {
        return call().idempotencyKey();
    }

    @Override
    public int attempt() {
        return call().attempt();
    }

    @Override
    public Caller caller() {
        return call().caller();
    }

    @Override
    public boolean cancelled() {
        return call().cancelled();
    }

    @Override
    public void onCancellation(Runnable action) {
        call().onCancellation(action);
    }

    private ToolCallContext call() {
        return current().orElseThrow(() -> new IllegalStateException(MESSAGES.noToolCall()));
    }
}
