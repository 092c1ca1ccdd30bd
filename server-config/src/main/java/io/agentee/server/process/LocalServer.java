package io.agentee.server.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server of this machine that is one process: started, stopped, killed and started again on the same ports and the same state.
 * One thread at a time uses it.
 */
public abstract class LocalServer implements AutoCloseable {

    private final Duration stopTimeout;
    private volatile Optional<ServerProcess> process = Optional.empty();

    /**
     * Makes a server that does not run yet.
     *
     * @param stopTimeout how long it may take to stop before it is killed
     */
    protected LocalServer(Duration stopTimeout) {
        this.stopTimeout = stopTimeout;
    }

    /**
     * Tells the name.
     *
     * @return what messages call this server
     */
    public abstract String name();

    /**
     * Tells where the output goes.
     *
     * @return the log file
     */
    public abstract Path logFile();

    /** Waits until the server can be used; throws {@link ServerFailure} with the cause when it does not come up. */
    public abstract void awaitReady();

    /**
     * Tells whether the server can be used right now.
     *
     * @return true when it answers
     */
    public abstract boolean isReady();

    /**
     * Prepares what the server needs on disk, and says how it is started.
     *
     * @return the command
     */
    protected abstract ServerCommand prepare();

    /** Starts the process and returns at once. Does nothing when it runs. */
    public final void launch() {
        if (!isRunning()) {
            process = Optional.of(prepare().start());
        }
    }

    /** Starts the process and waits until it can be used. */
    public final void start() {
        launch();
        awaitReady();
    }

    /**
     * Takes over a process that was started earlier, by another Java process.
     *
     * @param identity which process
     */
    public final void attach(ProcessIdentity identity) {
        process = ServerProcess.find(identity);
    }

    /**
     * Asks the process to end (SIGTERM) and waits; kills it when it takes too long.
     *
     * @return whether it ended by itself, or did not run
     */
    public final boolean stop() {
        boolean ended = process.filter(ServerProcess::isAlive)
                .map(running -> running.stop(stopTimeout))
                .orElse(true);
        process = Optional.empty();
        return ended;
    }

    /** Ends the process the hard way (SIGKILL). */
    public final void kill() {
        process.ifPresent(ServerProcess::kill);
        process = Optional.empty();
    }

    /** Stops the process, starts it again and waits until it can be used. */
    public final void restart() {
        stop();
        start();
    }

    /**
     * Tells whether the process lives.
     *
     * @return also true while it boots
     */
    public final boolean isRunning() {
        return process.map(ServerProcess::isAlive).orElse(false);
    }

    /**
     * Tells which process this is.
     *
     * @return empty when it does not run
     */
    public final Optional<ProcessIdentity> identity() {
        return process.filter(ServerProcess::isAlive).map(ServerProcess::identity);
    }

    /** Stops the process. */
    @Override
    public final void close() {
        stop();
    }

    /**
     * Fails with what the process said last, when it has ended by itself.
     */
    protected final void requireRunning() {
        if (!isRunning()) {
            throw new ServerFailure(name() + " ended while it started. Its last words (" + logFile() + "):\n"
                    + new LogFile(logFile()).tail(30));
        }
    }
}
