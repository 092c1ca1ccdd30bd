package io.agentee.server.setup;

import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import java.util.Map;

/**
 * How live events travel from workers to clients in a set-up: through Redis where it is a part, else through Temporal. All servers
 * of a set-up have to agree, so those that run already decide.
 *
 * @param state which parts there are
 * @param chosen whether the caller's environment says how, so that the launcher must not
 */
public record LiveEvents(StateDirectory state, boolean chosen) {

    /** The environment variable of the configuration key; it reaches the servers by itself. */
    static final String VARIABLE = "AGENTEE_EVENTS_TRANSPORT";

    private static final String TRANSPORT = "agentee.events.transport";

    /**
     * Looks at a set-up.
     *
     * @param state which parts there are
     * @return how its events travel
     */
    public static LiveEvents in(StateDirectory state) {
        return new LiveEvents(state, System.getenv(VARIABLE) != null);
    }

    /** Whether Redis is to be a part. Servers that run without it would not use it. */
    boolean wantRedis() {
        return !chosen && (hasRedis() || !serversRun());
    }

    private boolean hasRedis() {
        return state.all().stream().anyMatch(started -> started.part().kind() == PartKind.REDIS);
    }

    private boolean serversRun() {
        return state.all().stream()
                .filter(started -> started.part().kind().isApplicationServer())
                .map(PartRecord::process)
                .anyMatch(process -> process.find().isPresent());
    }

    /** What an application server is told. */
    Map<String, String> configuration(Part part) {
        if (chosen) {
            return Map.of();
        }
        if (part.kind() == PartKind.SINGLE) {
            return Map.of(TRANSPORT, "local");
        }
        if (!hasRedis()) {
            return Map.of(TRANSPORT, "temporal");
        }
        String address = new Part(PartKind.REDIS, 1, part.portOffset()).url();
        return Map.of(TRANSPORT, "redis", "agentee.redis.address", address);
    }

    /**
     * Says how, for a human.
     *
     * @param part one of the application servers
     * @return some words
     */
    public String description(Part part) {
        if (chosen) {
            return "as " + VARIABLE + " says";
        }
        Map<String, String> configuration = configuration(part);
        return switch (configuration.getOrDefault(TRANSPORT, "")) {
            case "redis" -> "Redis, " + configuration.get("agentee.redis.address");
            case "temporal" -> "Temporal; tokens come in steps of up to a second";
            default -> "within the server";
        };
    }
}
