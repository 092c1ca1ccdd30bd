package io.agentee.api.transport;

import java.util.List;
import java.util.concurrent.ThreadFactory;

/** SPI of an event transport, found by {@link java.util.ServiceLoader}. */
public interface EventTransportProvider {

    /** The transport's name in {@code agentee.events.transport}. */
    String name();

    /**
     * What is wrong with the settings, each problem beginning with the configuration key that it is about. Empty when a
     * transport can be made. Makes no connection.
     */
    List<String> problems(EventSettings settings);

    /**
     * Makes the transport, of settings without problems. Does not wait for a connection: the store may be away.
     *
     * @param settings what is configured
     * @param threads makes the threads that the transport needs
     */
    EventTransport create(EventSettings settings, ThreadFactory threads);
}
