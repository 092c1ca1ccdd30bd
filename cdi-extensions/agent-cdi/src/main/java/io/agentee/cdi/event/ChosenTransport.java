package io.agentee.cdi.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.EventTransportProvider;
import java.util.concurrent.ThreadFactory;

/** The event transport that is configured. Nothing is made yet. */
public sealed interface ChosenTransport {

    /** The built-in one that stays in this process. */
    record Local() implements ChosenTransport {}

    /** The built-in one that goes through Temporal. */
    record Temporal() implements ChosenTransport {}

    /**
     * One of a library.
     *
     * @param provider who makes it
     * @param settings what is configured, checked by the provider
     */
    record Provided(EventTransportProvider provider, EventSettings settings) implements ChosenTransport {

        public Provided {
            requireNonNull(provider, "provider is null");
            requireNonNull(settings, "settings is null");
        }

        /** Makes a transport, which the caller closes; the threads are those that it needs. */
        public EventTransport create(ThreadFactory threads) {
            return provider.create(settings, threads);
        }
    }
}
