package io.agentee.runtime.loop;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;

/**
 * Temporal terminates a workflow whose history has 51,200 events or 50 MB. A run ends by itself before that, with a
 * problem of its own, and leaves room for what is under way.
 */
final class HistoryLimit {

    private static final long MAX_EVENTS = 45_000;
    private static final long MAX_BYTES = 35_000_000;

    private HistoryLimit() {}

    static void check() {
        WorkflowInfo info = Workflow.getInfo();
        if (info.getHistoryLength() > MAX_EVENTS || info.getHistorySize() > MAX_BYTES) {
            throw RunProblems.historyLimit();
        }
    }
}
