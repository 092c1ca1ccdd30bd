package io.agentee.temporal.extension;

import io.agentee.temporal.health.ClientReadiness;
import io.agentee.temporal.health.WorkerReadiness;
import java.util.List;

/** MicroProfile Health is optional: where it is missing, the classes that use it must not be touched. */
final class HealthChecks {
    private static final String API = "org.eclipse.microprofile.health.HealthCheck";

    private HealthChecks() {}

    static boolean available() {
        try {
            Class.forName(API, false, HealthChecks.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    static List<Class<?>> types() {
        return List.of(ClientReadiness.class, WorkerReadiness.class);
    }
}
