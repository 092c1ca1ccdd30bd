package io.agentee.cdi.event;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.EventTransportProvider;
import io.agentee.cdi.Problems;
import io.agentee.cdi.Services;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The event transports that a deployment has: those that are built in, and those of providers. */
public final class EventTransports {

    /** The name of the built-in transport that stays in this process. */
    public static final String LOCAL = "local";

    private static final String TEMPORAL = "temporal";
    private static final Set<String> BUILT_IN = Set.of(LOCAL, TEMPORAL);

    /** The transport of agentee-redis, which a deployment may lack. */
    private static final String REDIS = "redis";

    private final Map<String, EventTransportProvider> byName = new TreeMap<>();

    private EventTransports() {}

    /** Finds the providers that a class loader sees; notes those that cannot be used. */
    public static EventTransports find(ClassLoader loader, Problems problems) {
        EventTransports transports = new EventTransports();
        Services.find(
                EventTransportProvider.class,
                loader,
                provider -> transports.add(provider, problems),
                reason -> problems.add(MESSAGES.unloadableTransport(reason)));
        return transports;
    }

    private void add(EventTransportProvider provider, Problems problems) {
        String name = provider.name();
        String type = provider.getClass().getName();
        if (BUILT_IN.contains(name)) {
            problems.add(MESSAGES.duplicateTransport(name, "the built-in one", type));
            return;
        }
        EventTransportProvider other = byName.putIfAbsent(name, provider);
        if (other != null && !other.getClass().equals(provider.getClass())) {
            problems.add(MESSAGES.duplicateTransport(name, other.getClass().getName(), type));
        }
    }

    /**
     * The transport that is configured. Notes when there is none of that name, which makes it the local one, and what its
     * provider finds wrong; other providers are not asked.
     */
    public ChosenTransport choose(EventSettings settings, Problems problems) {
        return switch (settings.transport()) {
            case LOCAL -> new ChosenTransport.Local();
            case TEMPORAL -> new ChosenTransport.Temporal();
            default -> provided(settings, problems);
        };
    }

    private ChosenTransport provided(EventSettings settings, Problems problems) {
        EventTransportProvider provider = byName.get(settings.transport());
        if (provider == null) {
            problems.add(missing(settings.transport()));
            return new ChosenTransport.Local();
        }
        provider.problems(settings).forEach(problem -> problems.add(MESSAGES.badTransport(problem)));
        return new ChosenTransport.Provided(provider, settings);
    }

    private String missing(String transport) {
        if (transport.equals(REDIS)) {
            return MESSAGES.redisNotDeployed();
        }
        Set<String> known = new TreeSet<>(BUILT_IN);
        known.addAll(byName.keySet());
        return MESSAGES.unknownTransport(transport, String.join(", ", known));
    }
}
