package io.agentee.server.launcher;

import io.agentee.server.process.Lifetime;
import io.agentee.server.process.LocalServer;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.temporal.TemporalServer;
import io.agentee.server.temporal.TemporalSettings;
import io.agentee.server.wildfly.ServerRole;
import io.agentee.server.wildfly.WildFlyServer;
import io.agentee.server.wildfly.WildFlySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows how each part of the development set-up runs.
 *
 * @param checkout what is launched
 * @param temporal the {@code temporal} command
 */
record Servers(Checkout checkout, Path temporal) {

    /** A server for a part that was started earlier, attached to its process if that lives. */
    LocalServer of(PartRecord started) {
        LocalServer server = of(started.part(), started.jsonLogs());
        server.attach(started.process());
        return server;
    }

    LocalServer of(Part part, boolean jsonLogs) {
        return part.kind() == PartKind.TEMPORAL ? temporal(part) : wildfly(part, jsonLogs);
    }

    private LocalServer temporal(Part part) {
        return new TemporalServer(new TemporalSettings(
                temporal,
                checkout.state().directory(part),
                part.port(),
                Optional.of(part.secondPort()),
                Map.of(),
                Lifetime.DETACHED));
    }

    private LocalServer wildfly(Part part, boolean jsonLogs) {
        WildFlySettings.JavaProcess ordinary = WildFlySettings.JavaProcess.ofThisJava(Lifetime.DETACHED);
        return new WildFlyServer(new WildFlySettings(
                part.name(),
                role(part.kind()),
                checkout.wildfly(),
                checkout.state().directory(part),
                new WildFlySettings.Ports(part.port(), part.secondPort()),
                List.of(checkout.deployment(part.kind())),
                configuration(part),
                new WildFlySettings.JavaProcess(
                        ordinary.javaHome(), List.of(), jsonLogs, Lifetime.DETACHED, ordinary.stopTimeout())));
    }

    private Map<String, String> configuration(Part part) {
        Part temporalPart = new Part(PartKind.TEMPORAL, 1, part.portOffset());
        return Map.of(
                "temporal.address",
                "127.0.0.1:" + temporalPart.port(),
                "agentee.demo.ledger-file",
                checkout.state().ledger().toString());
    }

    private static ServerRole role(PartKind kind) {
        return switch (kind) {
            case CLIENT -> ServerRole.CLIENT;
            case WORKER -> ServerRole.WORKER;
            case SINGLE -> ServerRole.SINGLE;
            case TEMPORAL -> throw new IllegalArgumentException("Temporal is no WildFly server");
        };
    }
}
