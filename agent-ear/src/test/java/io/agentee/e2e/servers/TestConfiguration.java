package io.agentee.e2e.servers;

import java.util.Map;

/** Configuration that tests rely on: short limits, and agents that only tests need. */
final class TestConfiguration {

    /**
     * A killed worker is noticed soon, a stopping one does not wait long; and an agent whose runs continue as new early.
     * Temporal hands calls to the open polls of a frozen worker until these are over, so calls have attempts for that long.
     */
    static final Map<String, String> COMMON = Map.of(
            "agentee.defaults.heartbeat-timeout", "PT2S",
            "agentee.agents.assistant.tool-call.max-attempts", "6",
            "temporal.worker.graceful-stop-time", "PT6S",
            "agentee.agents.continuing.approval", "none",
            "agentee.agents.continuing.tools", "bean:LedgerUpsertTools",
            "agentee.agents.continuing.max-history-events", "30");

    /** Agents that no worker knows, so that none polls their queue. */
    static final Map<String, String> CLIENT_ONLY = Map.of(
            "agentee.agents.stranded.approval", "none",
            "agentee.agents.stranded.task-queue", "nobody-polls",
            "agentee.agents.stranded-autonomous.approval", "none",
            "agentee.agents.stranded-autonomous.mode", "autonomous",
            "agentee.agents.stranded-autonomous.task-queue", "nobody-polls");

    private TestConfiguration() {}
}
