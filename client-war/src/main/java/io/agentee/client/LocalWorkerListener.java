package io.agentee.client;

import io.agentee.cdi.AgentWorker;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Runs agents here too, where {@code agentee.worker.enabled} says so. The configuration is this archive's own, in which
 * the key is false until somebody sets it: in an EAR the worker bean is shared with an archive that is there to work.
 */
@WebListener
public class LocalWorkerListener implements ServletContextListener {

    private final AgentWorker worker;
    private boolean started;

    @Inject
    public LocalWorkerListener(AgentWorker worker) {
        this.worker = worker;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        started = ConfigProvider.getConfig()
                .getOptionalValue("agentee.worker.enabled", Boolean.class)
                .orElse(false);
        if (started) {
            worker.start();
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (started) {
            worker.stop();
        }
    }
}
