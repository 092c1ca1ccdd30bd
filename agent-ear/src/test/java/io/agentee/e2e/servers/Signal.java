package io.agentee.e2e.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.server.process.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A signal to a server that neither stops nor kills it. */
public enum Signal {
    /** The process does nothing until further notice, and notices nothing of it. */
    FREEZE("STOP"),
    /** A frozen process goes on. */
    THAW("CONT");

    private final String name;

    Signal(String name) {
        this.name = name;
    }

    public void send(LocalServer server) {
        long pid = server.identity().orElseThrow().pid();
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start();
            assertThat(kill.onExit().join().exitValue()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
