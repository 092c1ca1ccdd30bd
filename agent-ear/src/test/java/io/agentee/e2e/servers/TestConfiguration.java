package io.agentee.e2e.servers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Configuration of client and worker servers that tests rely on: short limits, and agents that only tests need. */
final class TestConfiguration {

    private static final List<String> AGENTS = List.of(
            "assistant", "support", "guarded", "careful", "sequential", "extractor", "researcher", "coder", "short");

    static final Map<String, String> COMMON = common();

    /** Agents that no worker knows, so that none polls their queue. */
    static final Map<String, String> CLIENT_ONLY = Map.of(
            "agentee.agents.stranded.approval", "none",
            "agentee.agents.stranded.task-queue", "nobody-polls",
            "agentee.agents.stranded-autonomous.approval", "none",
            "agentee.agents.stranded-autonomous.mode", "autonomous",
            "agentee.agents.stranded-autonomous.task-queue", "nobody-polls");

    private TestConfiguration() {}

    private static Map<String, String> common() {
        Map<String, String> all = new LinkedHashMap<>();
        AGENTS.forEach(agent -> all.put("agentee.agents." + agent + ".heartbeat-timeout", "PT2S"));
        all.put("temporal.worker.graceful-stop-time", "PT3S");
        return all;
    }
}
