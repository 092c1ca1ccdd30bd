package io.agentee.e2e.servers;

import java.util.Map;

/** Configuration that tests rely on: short limits, and agents that only tests need. */
final class TestConfiguration {

    /** A killed worker is noticed soon, and a stopping one does not wait long. */
    static final Map<String, String> COMMON =
            Map.of("agentee.defaults.heartbeat-timeout", "PT2S", "temporal.worker.graceful-stop-time", "PT6S");

    /** Agents that no worker knows, so that none polls their queue. */
    static final Map<String, String> CLIENT_ONLY = Map.of(
            "agentee.agents.stranded.approval", "none",
            "agentee.agents.stranded.task-queue", "nobody-polls",
            "agentee.agents.stranded-autonomous.approval", "none",
            "agentee.agents.stranded-autonomous.mode", "autonomous",
            "agentee.agents.stranded-autonomous.task-queue", "nobody-polls");

    private TestConfiguration() {}
}
