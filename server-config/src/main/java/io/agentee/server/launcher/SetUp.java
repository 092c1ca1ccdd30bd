package io.agentee.server.launcher;

import io.agentee.server.process.LocalPorts;
import io.agentee.server.process.LocalServer;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.state.Topology;
import io.agentee.server.temporal.TemporalInstallation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The development set-up of one checkout: brings its parts up and down. */
final class SetUp {

    private final Checkout checkout;
    private final Terminal terminal;

    SetUp(Checkout checkout, Terminal terminal) {
        this.checkout = checkout;
        this.terminal = terminal;
    }

    StateDirectory state() {
        return checkout.state();
    }

    /** Starts what does not run. */
    void up(Topology topology, boolean jsonLogs) {
        List<Part> absent = topology.parts().stream()
                .filter(part -> !state().find(part.name()).map(this::runs).orElse(false))
                .toList();
        requireOneShape(topology);
        requireFreePorts(absent);
        TemporalInstallation installation = TemporalInstallation.ordinary(terminal);
        Servers servers = new Servers(checkout, installation.obtain());
        Predicate<Part> isTemporal = part -> part.kind() == PartKind.TEMPORAL;
        start(servers, absent.stream().filter(isTemporal), jsonLogs);
        start(servers, absent.stream().filter(isTemporal.negate()), jsonLogs);
        topology.parts().stream().filter(part -> !absent.contains(part)).forEach(this::awaitRunning);
    }

    private boolean runs(PartRecord started) {
        return started.process().find().isPresent();
    }

    /** Launches all of them before it waits for the first. */
    private void start(Servers servers, Stream<Part> parts, boolean jsonLogs) {
        List<LocalServer> launched = new ArrayList<>();
        for (Part part : parts.toList()) {
            LocalServer server = servers.of(part, jsonLogs);
            terminal.say("starting " + part.name() + " on port " + part.port() + ", log " + server.logFile());
            launch(part, server, jsonLogs);
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
        terminal.say(server.name() + " is ready");
    }

    private void launch(Part part, LocalServer server, boolean jsonLogs) {
        server.launch();
        server.identity().ifPresent(identity -> state().put(new PartRecord(part, identity, jsonLogs)));
    }

    private void awaitRunning(Part part) {
        state().find(part.name()).ifPresent(started -> {
            servers().of(started).awaitReady();
            terminal.say(part.name() + " runs already (pid " + started.process().pid() + ")");
        });
    }

    private void requireOneShape(Topology topology) {
        List<String> others = state().all().stream()
                .filter(this::runs)
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
            case CLIENT, WORKER -> single;
        };
    }

    private static void requireFreePorts(List<Part> parts) {
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

    /** Stops every part, Temporal last, so that the others can finish what they do. */
    void down() {
        List<PartRecord> started = new ArrayList<>(state().all());
        if (started.isEmpty()) {
            terminal.say("nothing runs");
        }
        started.sort((a, b) -> b.part().kind().compareTo(a.part().kind()));
        for (PartRecord part : started) {
            boolean ended = stop(part);
            terminal.say(part.part().name() + (ended ? " stopped" : " did not stop in time and was killed"));
            state().remove(part.part());
        }
    }

    private boolean stop(PartRecord started) {
        return servers().of(started).stop();
    }

    void restart(String name) {
        PartRecord started = require(name);
        if (runs(started)) {
            terminal.say("stopping " + name);
            stop(started);
        }
        Servers servers =
                new Servers(checkout, TemporalInstallation.ordinary(terminal).obtain());
        requireFreePorts(List.of(started.part()));
        start(servers, Stream.of(started.part()), started.jsonLogs());
    }

    void kill(String name) {
        PartRecord started = require(name);
        if (!runs(started)) {
            throw new ServerFailure(name + " does not run; ./agentee restart " + name + " starts it");
        }
        servers().of(started).kill();
        terminal.say(
                name + " (pid " + started.process().pid() + ") killed; ./agentee restart " + name + " starts it again");
    }

    private PartRecord require(String name) {
        return state().find(name)
                .orElseThrow(() -> new ServerFailure("There is no part " + name + ". Parts: "
                        + state().all().stream().map(part -> part.part().name()).toList()));
    }

    /** Servers that are only asked and stopped; the program matters when one is started. */
    Servers servers() {
        Path program = TemporalInstallation.ordinary(terminal).present().orElse(Path.of("temporal"));
        return new Servers(checkout, program);
    }
}
