package io.agentee.runtime.turn;

import io.agentee.api.tool.ToolEffect;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** What becomes of a call whose activity failed. The workflow decides by it, and readers of its history read by it. */
public final class FailedCall {

    private FailedCall() {}

    /** Why it failed, in words for a reader. */
    public static String reason(@Nullable Throwable cause) {
        if (cause instanceof ApplicationFailure application) {
            return application.getOriginalMessage();
        }
        if (cause instanceof TimeoutFailure timeout) {
            return switch (timeout.getTimeoutType()) {
                case TIMEOUT_TYPE_HEARTBEAT -> "the worker was lost";
                default -> "the call took longer than permitted";
            };
        }
        return "the call failed";
    }

    /** Whether a stopping worker gave the call back. */
    public static boolean handedOver(@Nullable Throwable cause) {
        return cause instanceof ApplicationFailure failure && failure.getType().equals(CallFailure.HANDED_OVER);
    }

    /** Whether a call that was given back had begun. */
    public static boolean begun(@Nullable Throwable cause) {
        return cause instanceof ApplicationFailure failure
                && Boolean.TRUE.equals(failure.getDetails().get(Boolean.class));
    }

    /** The attempt that was given back. */
    public static int attempt(@Nullable Throwable cause) {
        return cause instanceof ApplicationFailure failure
                        && failure.getDetails().getSize() > 1
                ? failure.getDetails().get(1, Integer.class)
                : 1;
    }

    /** What the model reads of a tool call that failed. */
    public static ToolAnswer toolAnswer(@Nullable Throwable cause, ToolEffect effect) {
        if (effect == ToolEffect.ONCE && cause instanceof TimeoutFailure) {
            return ToolAnswer.failed(ToolAnswer.unknownOutcome(reason(cause)));
        }
        return ToolAnswer.failed("The tool failed: " + reason(cause));
    }
}
