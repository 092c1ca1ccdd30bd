package io.agentee.server.process;

/** How long a started server lives. */
public enum Lifetime {
    /** Ends with the Java process that started it: for tests. */
    WITH_STARTER,
    /** Goes on after the starter ended and its terminal closed: for the launcher. */
    DETACHED
}
