package io.agentee.worker;

import io.agentee.cdi.AgentWorker;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Makes this deployment the one that runs agents: adding the libraries alone never polls. A servlet listener and no
 * observer of CDI's start, since the calls of the worker take the naming and class loading context of the thread that
 * starts it, and in an EAR only the servlet container has the WAR's; and since it stops before any bean is destroyed.
 */
@WebListener
public class WorkerListener implements ServletContextListener {

    private final AgentWorker worker;

    @Inject
    public WorkerListener(AgentWorker worker) {
        this.worker = worker;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        worker.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        worker.stop();
    }
}
