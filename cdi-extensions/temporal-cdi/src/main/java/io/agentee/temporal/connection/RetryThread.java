package io.agentee.temporal.connection;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;

/**
 * The thread that Temporal's asynchronous client calls keep in a static field, with no way to stop it. It would outlive an
 * undeployment, and keep the application's class loader. Where Temporal was loaded by the class loader of a deployment,
 * nobody else can use the thread, so it is stopped.
 */
final class RetryThread {
    private static final String OWNER = "io.temporal.internal.client.external.GenericWorkflowClientImpl";
    private static final String FIELD = "asyncThrottlerExecutor";

    private RetryThread() {}

    static void stop() {
        ClassLoader loader = RetryThread.class.getClassLoader();
        if (loader == ClassLoader.getSystemClassLoader()) {
            return;
        }
        try {
            Field field = Class.forName(OWNER, true, loader).getDeclaredField(FIELD);
            field.setAccessible(true);
            ((ExecutorService) field.get(null)).shutdownNow();
        } catch (ReflectiveOperationException | RuntimeException changed) {
            MESSAGES.retryThreadNotStopped(changed);
        }
    }
}
