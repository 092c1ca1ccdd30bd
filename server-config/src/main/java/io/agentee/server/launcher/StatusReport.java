package io.agentee.server.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.server.process.LocalServer;
import io.agentee.server.setup.Servers;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.state.Topology;
import io.agentee.server.users.DevelopmentUser;
import java.util.List;
import java.util.Optional;

/**
 * What runs.
 *
 * @param parts every part
 * @param state where everything is kept
 */
record StatusReport(List<Line> parts, StateDirectory state) {

    private static final ObjectMapper JSON = new ObjectMapper();

    StatusReport {
        parts = List.copyOf(parts);
    }

    /** How a part is. */
    enum Condition {
        RUNNING,
        UNREADY,
        STOPPED
    }

    /**
     * One part.
     *
     * @param part which
     * @param condition how it is
     * @param pid its process, when it runs
     */
    record Line(Part part, Condition condition, Optional<Long> pid) {

        static Line of(PartRecord started, LocalServer server) {
            if (!server.isRunning()) {
                return stopped(started.part());
            }
            Condition condition = server.isReady() ? Condition.RUNNING : Condition.UNREADY;
            return new Line(
                    started.part(), condition, Optional.of(started.process().pid()));
        }

        static Line stopped(Part part) {
            return new Line(part, Condition.STOPPED, Optional.empty());
        }

        String state() {
            return switch (condition) {
                case RUNNING -> "running";
                case UNREADY -> "unready";
                case STOPPED -> "stopped";
            };
        }
    }

    /** After {@code down} the ordinary parts are shown as stopped, so that a reader always finds them. */
    static StatusReport of(StateDirectory state, Servers servers) {
        List<Line> lines = state.all().stream()
                .map(started -> Line.of(started, servers.of(started)))
                .toList();
        List<Line> none =
                Topology.ordinary().parts().stream().map(Line::stopped).toList();
        return new StatusReport(lines.isEmpty() ? none : lines, state);
    }

    private String temporalAddress() {
        int port = parts.stream()
                .map(Line::part)
                .filter(part -> part.kind() == PartKind.TEMPORAL)
                .map(Part::port)
                .findFirst()
                .orElse(new Part(PartKind.TEMPORAL, 1, 0).port());
        return "127.0.0.1:" + port;
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        parts.forEach(line -> {
            ObjectNode node = root.withArray("parts").addObject();
            node.put("name", line.part().name());
            node.put("state", line.state());
            line.pid().ifPresent(pid -> node.put("pid", pid));
            node.put("port", line.part().port());
            node.put("url", line.part().url());
        });
        new UsersTable(state.users().all()).addTo(root.putArray("users"));
        root.put("temporalAddress", temporalAddress());
        root.put("ledgerFile", state.ledger().toString());
        root.put("stateDirectory", state.path().toString());
        return root.toPrettyString();
    }

    String text() {
        StringBuilder text =
                new StringBuilder(String.format("%-10s %-8s %8s %6s  %s%n", "PART", "STATE", "PID", "PORT", "URL"));
        for (Line line : parts) {
            String pid = line.pid().map(String::valueOf).orElse("-");
            text.append(String.format(
                    "%-10s %-8s %8s %6d  %s%n",
                    line.part().name(),
                    line.state(),
                    pid,
                    line.part().port(),
                    line.part().url()));
        }
        text.append("temporal: ")
                .append(temporalAddress())
                .append("\nledger:   ")
                .append(state.ledger());
        text.append("\nstate:    ").append(state.path());
        List<DevelopmentUser> users = state.users().all();
        return users.isEmpty() ? text.toString() : text + "\n\n" + new UsersTable(users).text();
    }
}
