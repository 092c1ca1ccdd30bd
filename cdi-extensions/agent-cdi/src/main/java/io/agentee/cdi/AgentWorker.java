package io.agentee.cdi;

/**
 * The worker of this deployment: calls models and tools for the runs that Temporal hands out. Nothing polls before
 * somebody calls {@link #start}: in an EAR, whose modules share this bean, only the module that starts it works. Inject
 * it; safe for use by many threads.
 */
public interface AgentWorker {

    /**
     * Starts the worker, unless {@code agentee.worker.enabled} is false or it is started already. Call it on a thread of
     * the module whose naming, class loading and security context the tools shall have: in a servlet context listener, or,
     * in a WAR that is not part of an EAR, in an observer of {@link jakarta.enterprise.event.Startup}. Returns at once;
     * polling begins as soon as Temporal answers.
     */
    void start();

    /**
     * Stops the worker: no more polling, calls under way get the graceful-stop time of {@code temporal.worker.*}, then
     * they are cancelled and left to other workers. Blocks until that is done. Called by itself when the application
     * stops. The worker can be started again.
     */
    void stop();

    /** Whether the worker was started and not stopped. */
    boolean isRunning();
}
