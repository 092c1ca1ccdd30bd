package io.agentee.server.process;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server process of this machine, started here or found again by its identity. */
public final class ServerProcess {

    private static final Duration DEATH = Duration.ofSeconds(10);
    private static final Set<ServerProcess> ENDING_WITH_STARTER = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ServerProcess::killAll, "end-server-processes"));
    }

    private final ProcessHandle handle;
    private final ProcessIdentity identity;

    private ServerProcess(ProcessHandle handle, ProcessIdentity identity) {
        this.handle = handle;
        this.identity = identity;
    }

    static ServerProcess started(Process process, Lifetime lifetime) {
        ServerProcess started = new ServerProcess(process.toHandle(), ProcessIdentity.of(process.toHandle()));
        if (lifetime == Lifetime.WITH_STARTER) {
            ENDING_WITH_STARTER.add(started);
        }
        return started;
    }

    /**
     * Finds a process again.
     *
     * @param identity which process
     * @return empty when it has ended
     */
    public static Optional<ServerProcess> find(ProcessIdentity identity) {
        return identity.find().map(handle -> new ServerProcess(handle, identity));
    }

    /**
     * Tells which process this is.
     *
     * @return what finds it again, also from another Java process
     */
    public ProcessIdentity identity() {
        return identity;
    }

    /**
     * Tells whether the process lives.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return ProcessIdentity.lives(handle);
    }

    /**
     * Asks the process to end (SIGTERM) and waits; kills it when the time is up.
     *
     * @param timeout how long it may take
     * @return whether it ended by itself
     */
    public boolean stop(Duration timeout) {
        handle.destroy();
        boolean ended = Deadline.in(timeout).await(() -> !isAlive());
        if (!ended) {
            kill();
        }
        ENDING_WITH_STARTER.remove(this);
        return ended;
    }

    /** Ends the process the hard way (SIGKILL) and returns when it is gone. */
    public void kill() {
        handle.destroyForcibly();
        if (!Deadline.in(DEATH).await(() -> !isAlive())) {
            throw new ServerFailure("Process " + identity.pid() + " does not end, not even by SIGKILL");
        }
        ENDING_WITH_STARTER.remove(this);
    }

    private static void killAll() {
        ENDING_WITH_STARTER.forEach(process -> process.handle.destroyForcibly());
    }
}
