package io.agentee.e2e.agui;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.RawConnection;
import io.agentee.e2e.servers.Watcher;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The streams of one run: what the caller is answered, what somebody else sees meanwhile, and what is told when it is over.
 *
 * @param scenario what the run is
 * @param answer the data of the events that the caller got
 * @param watched the same of who watched
 * @param toldAgain the same of who came late
 */
record Recording(Scenario scenario, List<String> answer, List<String> watched, List<String> toldAgain) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Recording {
        answer = List.copyOf(answer);
        watched = List.copyOf(watched);
        toldAgain = List.copyOf(toldAgain);
    }

    /** Lets it happen. */
    static Recording of(Scenario scenario, Landscape landscape) throws Exception {
        HttpApi api = landscape.api();
        String path = "/api/v1/agents/" + scenario.agent() + "/ag-ui";
        try (RawConnection connection =
                RawConnection.post(landscape.client(), path, input(scenario), "Accept", "text/event-stream")) {
            String runId = connection.header("location").replaceAll(".*/", "");
            CompletableFuture<Watcher> watcher =
                    CompletableFuture.supplyAsync(() -> api.watcher(runId).watchToTheEnd(api));
            scenario.meanwhile().happens(landscape, runId);
            List<String> answer = data(connection.readToTheEnd());
            return new Recording(
                    scenario,
                    answer,
                    data(watcher.join()),
                    data(api.watcher(runId).watchToTheEnd(api)));
        }
    }

    private static String input(Scenario scenario) {
        Map<String, Object> message = Map.of("id", "asked", "role", "user", "content", scenario.input());
        return JSON.valueToTree(
                        Map.of("threadId", scenario.name(), "runId", scenario.name(), "messages", List.of(message)))
                .toString();
    }

    /** A line ends with LF alone, an event with two, and its data is one line. */
    private static List<String> data(String stream) throws IOException {
        return Arrays.stream(stream.split("\n"))
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    private static List<String> data(Watcher watcher) {
        return watcher.events().stream().map(event -> event.data().toString()).toList();
    }

    StreamFile file() {
        return StreamFile.of(List.of(
                StreamFile.of(scenario.name() + ", the answer", answer),
                StreamFile.of(scenario.name() + ", watched", watched),
                StreamFile.of(scenario.name() + ", told again", toldAgain)));
    }
}
