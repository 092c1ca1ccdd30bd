package io.agentee.server.setup;

import io.agentee.server.process.LocalPorts;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.state.Topology;
import java.util.List;

/**
 * What stands in the way of a set-up; looked for before anything is started.
 *
 * @param state what runs already
 */
record Obstacles(StateDirectory state) {

    void requireOneShape(Topology topology) {
        List<String> others = state.all().stream()
                .filter(started -> started.process().find().isPresent())
                .map(PartRecord::part)
                .filter(part -> part.portOffset() != topology.portOffset() || isOfOtherShape(part, topology.single()))
                .map(Part::name)
                .toList();
        if (!others.isEmpty()) {
            throw new ServerFailure("Another set-up runs (" + String.join(", ", others) + "): ./agentee down ends it");
        }
    }

    private static boolean isOfOtherShape(Part part, boolean single) {
        return switch (part.kind()) {
            case TEMPORAL -> false;
            case SINGLE -> !single;
            case REDIS, CLIENT, WORKER -> single;
        };
    }

    static void requireFreePorts(List<Part> parts) {
        List<String> busy = parts.stream()
                .flatMap(part -> part.purposes().entrySet().stream())
                .filter(port -> LocalPorts.isBusy(port.getKey()))
                .map(port -> "port " + port.getKey() + " is busy, and is wanted for: " + port.getValue())
                .toList();
        if (!busy.isEmpty()) {
            throw new ServerFailure(String.join("\n", busy)
                    + "\nStop what listens there, or move every port: ./agentee up --port-offset 1000");
        }
    }
}
