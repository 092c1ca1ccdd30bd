package io.agentee.server.setup;

import io.agentee.server.process.LocalServer;
import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts parts and records them.
 *
 * @param servers how they run
 * @param state where they are recorded
 * @param progress hears of each
 */
record PartStarter(Servers servers, StateDirectory state, Progress progress) {

    /** Launches all of them before it waits for the first. */
    void start(List<Part> parts, boolean jsonLogs) {
        List<LocalServer> launched = new ArrayList<>();
        for (Part part : parts) {
            LocalServer server = servers.of(part, jsonLogs);
            progress.say("starting " + part.name() + " on port " + part.port() + ", log " + server.logFile());
            server.launch();
            server.identity().ifPresent(identity -> state.put(new PartRecord(part, identity, jsonLogs)));
            launched.add(server);
        }
        launched.forEach(this::awaitReady);
    }

    /** A server that did not come up is of no use, and would stand in the way of the next try. */
    private void awaitReady(LocalServer server) {
        try {
            server.awaitReady();
        } catch (ServerFailure failure) {
            server.stop();
            throw failure;
        }
        progress.say(server.name() + " is ready");
    }
}
