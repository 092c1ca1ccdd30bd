package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Tells of sub-runs: a line when one begins, and one for how it ended. What they say is theirs. */
final class SubRunNotes {

    private final RunScreen screen;
    private final Map<String, String> agents = new HashMap<>();

    SubRunNotes(RunScreen screen) {
        this.screen = screen;
    }

    void take(String type, JsonNode event) {
        String id = event.path("subagentRunId").asText();
        switch (type) {
            case "SUBAGENT_STARTED" -> {
                agents.put(id, event.path("name").asText());
                screen.note(subRun(id) + " begins");
            }
            case "SUBAGENT_FINISHED" -> screen.note(subRun(id) + " completed");
            default ->
                screen.note(subRun(id) + " ended as " + event.path("code").asText("failed") + ": "
                        + event.path("message").asText());
        }
    }

    private String subRun(String id) {
        return agents.containsKey(id) ? "sub-run " + id + " of " + agents.get(id) : "sub-run " + id;
    }
}
