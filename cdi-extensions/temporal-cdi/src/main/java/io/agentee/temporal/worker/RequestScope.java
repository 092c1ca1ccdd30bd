package io.agentee.temporal.worker;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;

/** Gives each task a request scope of its own, unless the thread has one. */
final class RequestScope {
    private final Instance<RequestContextController> controllers;

    RequestScope(Instance<RequestContextController> controllers) {
        this.controllers = controllers;
    }

    void run(Runnable task) {
        RequestContextController controller = controllers.get();
        boolean mine = controller.activate();
        try {
            task.run();
        } finally {
            if (mine) {
                controller.deactivate();
            }
            controllers.destroy(controller);
        }
    }
}
