package io.agentee.server.process;

/** Hears what takes long: downloads, builds, starts. */
@FunctionalInterface
public interface Progress {

    /**
     * Tells what is done now.
     *
     * @param message one line
     */
    void say(String message);
}
