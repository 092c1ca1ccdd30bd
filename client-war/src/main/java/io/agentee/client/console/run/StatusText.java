package io.agentee.client.console.run;

import io.agentee.api.run.RunStatus;

/** Where a run stands, in words. */
final class StatusText {

    private StatusText() {}

    static String of(RunStatus status) {
        return switch (status) {
            case RUNNING -> "Running";
            case AWAITING_APPROVAL -> "Waits for approval";
            case COMPLETED -> "Completed";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            case TIMED_OUT -> "Timed out";
        };
    }
}
