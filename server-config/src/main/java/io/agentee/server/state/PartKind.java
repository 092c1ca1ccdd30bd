package io.agentee.server.state;

import java.util.Optional;

/** The kinds of parts that a development set-up is made of, with the ports of the first part of each kind. */
public enum PartKind {
    /** The Temporal server; its second port is the web UI. */
    TEMPORAL("temporal", 7233, 8233),
    /** The Redis server, away from Redis' usual port, which developers often have in use. */
    REDIS("redis", 16379),
    /** A client server; the second port of an application server is its management interface. */
    CLIENT("client", 8080, 9990),
    /** A worker server. */
    WORKER("worker", 8090, 9890),
    /** Client and worker in one. */
    SINGLE("single", 8080, 9990);

    private final String label;
    private final int port;
    private final int secondPort;

    PartKind(String label, int port) {
        this(label, port, 0);
    }

    PartKind(String label, int port, int secondPort) {
        this.label = label;
        this.port = port;
        this.secondPort = secondPort;
    }

    String label() {
        return label;
    }

    int port() {
        return port;
    }

    Optional<Integer> secondPort() {
        return Optional.of(secondPort).filter(second -> second > 0);
    }

    /**
     * Tells whether this kind serves the HTTP API.
     *
     * @return true when runs can be posted to it
     */
    public boolean servesApi() {
        return this == CLIENT || this == SINGLE;
    }

    /**
     * Tells whether this kind is a server that Agentee is deployed on.
     *
     * @return false for Temporal and Redis
     */
    public boolean isApplicationServer() {
        return this != TEMPORAL && this != REDIS;
    }
}
