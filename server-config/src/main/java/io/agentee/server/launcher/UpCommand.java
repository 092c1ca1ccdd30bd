package io.agentee.server.launcher;

import io.agentee.server.setup.LiveEvents;
import io.agentee.server.setup.SetUp;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Starts what does not run: Temporal, Redis, the worker servers, the client servers.")
final class UpCommand implements Runnable {

    private final SetUp setUp;
    private final Terminal terminal;

    @Option(names = "--single", description = "One server with the EAR, instead of a client and a worker.")
    private boolean single;

    @Option(names = "--clients", paramLabel = "N", description = "How many client servers (${DEFAULT-VALUE}).")
    private int clients = 1;

    @Option(names = "--workers", paramLabel = "N", description = "How many worker servers (${DEFAULT-VALUE}).")
    private int workers = 1;

    @Option(names = "--port-offset", paramLabel = "N", description = "Is added to every port (${DEFAULT-VALUE}).")
    private int portOffset;

    @Option(names = "--json-logs", description = "The servers log one JSON object per line.")
    private boolean jsonLogs;

    UpCommand(SetUp setUp, Terminal terminal) {
        this.setUp = setUp;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Topology topology = new Topology(single, clients, workers, portOffset);
        terminal.say("state is kept in " + setUp.state().path());
        setUp.state().locked(() -> setUp.up(topology, jsonLogs));
        Part api = topology.parts().stream()
                .filter(part -> part.kind().servesApi())
                .findFirst()
                .orElseThrow();
        try {
            new FirstRun(terminal).on(ApiServer.of(api, setUp.state().users(), "ada"));
        } finally {
            terminal.say(summary(topology, api));
            terminal.say("\n" + new UsersTable(setUp.state().users().all()).text());
        }
    }

    private String summary(Topology topology, Part api) {
        Part temporal = new Part(PartKind.TEMPORAL, 1, topology.portOffset());
        String origin = "http://localhost:" + api.port();
        String victim = single ? "single" : "worker";
        return """

                console      %s/console
                API          %s/api/v1
                OpenAPI      %s/openapi
                health       %s/health
                Temporal UI  %s
                live events  %s
                ledger       %s
                state, logs  %s

                try:  ./agentee run assistant "What time is it?"
                      ./agentee status | logs -f | kill %s | restart %s | down""".formatted(
                        origin,
                        origin,
                        origin,
                        origin,
                        temporal.url(),
                        LiveEvents.in(setUp.state()).description(api),
                        setUp.state().ledger(),
                        setUp.state().path(),
                        victim,
                        victim);
    }
}
