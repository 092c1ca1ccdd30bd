package io.agentee.e2e.agui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.TestUsers;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** AG-UI's reference client in TypeScript, talking to the client server. */
record ReferenceClient(NodeScripts scripts, Landscape landscape) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A thread, and what the user says in it, one after the other.
     *
     * @param threadId names it
     * @param runs what starts its runs
     */
    record Conversation(String threadId, List<Ask> runs) {

        Conversation {
            runs = List.copyOf(runs);
        }
    }

    /**
     * What the user says.
     *
     * @param runId names the run
     * @param input the text
     */
    record Ask(String runId, String input) {}

    /** Holds conversations at the same time, each with a client of its own, and tells what each client made of its one. */
    JsonNode converse(String agent, Conversation... conversations) throws IOException, InterruptedException {
        String url =
                landscape.client().uri("/api/v1/agents/" + agent + "/ag-ui").toString();
        JsonNode plan = JSON.valueToTree(Map.of(
                "url",
                url,
                "headers",
                Map.of("Authorization", TestUsers.named(TestUsers.ADMIN).authorization()),
                "conversations",
                List.of(conversations)));
        return scripts.run("client.mjs", plan.toString());
    }

    /** Holds a conversation of one run. */
    JsonNode ask(String agent, String threadId, String input) throws IOException, InterruptedException {
        return converse(agent, new Conversation(threadId, List.of(new Ask("run-1", input))))
                .path(0);
    }
}
