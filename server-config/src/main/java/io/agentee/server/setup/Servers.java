package io.agentee.server.setup;

import io.agentee.server.process.Lifetime;
import io.agentee.server.process.LocalServer;
import io.agentee.server.redis.RedisServer;
import io.agentee.server.redis.RedisSettings;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.temporal.TemporalServer;
import io.agentee.server.temporal.TemporalSettings;
import io.agentee.server.wildfly.ServerRole;
import io.agentee.server.wildfly.WildFlyServer;
import io.agentee.server.wildfly.WildFlySettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows how each part of the development set-up runs. */
public final class Servers {

    private final Checkout checkout;
    private final Programs programs;

    Servers(Checkout checkout, Programs programs) {
        this.checkout = checkout;
        this.programs = programs;
    }

    /**
     * A server for a part that was started earlier.
     *
     * @param started the part
     * @return attached to its process if that lives
     */
    public LocalServer of(PartRecord started) {
        LocalServer server = of(started.part(), started.jsonLogs());
        server.attach(started.process());
        return server;
    }

    LocalServer of(Part part, boolean jsonLogs) {
        return switch (part.kind()) {
            case TEMPORAL -> temporal(part);
            case REDIS -> redis(part);
            case CLIENT, WORKER, SINGLE -> wildfly(part, jsonLogs);
        };
    }

    private LocalServer temporal(Part part) {
        return new TemporalServer(new TemporalSettings(
                programs.temporal(),
                checkout.state().directory(part),
                part.port(),
                part.secondPort(),
                Map.of(),
                Lifetime.DETACHED));
    }

    private LocalServer redis(Part part) {
        return new RedisServer(
                new RedisSettings(programs.redis(), checkout.state().directory(part), part.port(), Lifetime.DETACHED));
    }

    private LocalServer wildfly(Part part, boolean jsonLogs) {
        WildFlySettings.JavaProcess ordinary = WildFlySettings.JavaProcess.ofThisJava(Lifetime.DETACHED);
        return new WildFlyServer(new WildFlySettings(
                part.name(),
                role(part.kind()),
                checkout.wildfly(),
                checkout.state().directory(part),
                new WildFlySettings.Ports(part.port(), part.secondPort().orElseThrow()),
                List.of(checkout.deployment(part.kind())),
                configuration(part),
                new WildFlySettings.JavaProcess(
                        ordinary.javaHome(), List.of(), jsonLogs, Lifetime.DETACHED, ordinary.stopTimeout())));
    }

    Map<String, String> configuration(Part part) {
        Part temporalPart = new Part(PartKind.TEMPORAL, 1, part.portOffset());
        Map<String, String> configuration =
                new HashMap<>(LiveEvents.in(checkout.state()).configuration(part));
        configuration.put("temporal.address", "127.0.0.1:" + temporalPart.port());
        configuration.put("agentee.demo.ledger-file", checkout.state().ledger().toString());
        if (part.kind() != PartKind.SINGLE) {
            configuration.put("agentee.remote-workers", "true");
        }
        if (part.kind().servesApi()) {
            configuration.put(
                    "agentee.security.users-file",
                    checkout.state().users().usersFile().toString());
            // Plain HTTP on the loopback interface, where browsers would keep secure cookies to themselves.
            configuration.put("agentee.console.secure-cookies", "false");
        }
        return configuration;
    }

    private static ServerRole role(PartKind kind) {
        return switch (kind) {
            case CLIENT -> ServerRole.CLIENT;
            case WORKER -> ServerRole.WORKER;
            case SINGLE -> ServerRole.SINGLE;
            case TEMPORAL, REDIS -> throw new IllegalArgumentException(kind + " is no WildFly server");
        };
    }
}
