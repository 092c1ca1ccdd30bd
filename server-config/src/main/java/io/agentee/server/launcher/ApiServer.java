package io.agentee.server.launcher;

import io.agentee.server.process.LocalPorts;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.runs.RunsApi;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import java.net.URI;
import java.util.List;

/** The server whose HTTP API is called. */
final class ApiServer {

    private ApiServer() {}

    /** The first server with the API that lives; with none of the launcher's own, whoever listens on the ordinary port. */
    static RunsApi of(StateDirectory state) {
        List<Part> started = state.all().stream()
                .filter(record -> record.part().kind().servesApi())
                .filter(record -> record.process().find().isPresent())
                .map(PartRecord::part)
                .toList();
        Part ordinary = new Part(PartKind.CLIENT, 1, 0);
        if (started.isEmpty() && !LocalPorts.accepts(ordinary.port())) {
            throw new ServerFailure("No client server runs: ./agentee up starts one");
        }
        return of(started.isEmpty() ? ordinary : started.get(0));
    }

    static RunsApi of(Part part) {
        return new RunsApi(URI.create("http://127.0.0.1:" + part.port()));
    }
}
