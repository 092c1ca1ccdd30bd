package io.agentee.server.wildfly;

/** What a server is for, and so which of the provisioned configurations it runs. */
public enum ServerRole {
    /** The HTTP API. */
    CLIENT("client.xml"),
    /** Model calls and tools. */
    WORKER("worker.xml"),
    /** Both on one server, from the EAR. */
    SINGLE("single.xml");

    private final String configuration;

    ServerRole(String configuration) {
        this.configuration = configuration;
    }

    String configuration() {
        return configuration;
    }
}
