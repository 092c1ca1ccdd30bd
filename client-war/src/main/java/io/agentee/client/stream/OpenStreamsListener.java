package io.agentee.client.stream;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Ends the streams while the container can still end their requests in an orderly way: it does that before it destroys beans. */
@WebListener
public class OpenStreamsListener implements ServletContextListener {

    private final EventStreams streams;

    @Inject
    public OpenStreamsListener(EventStreams streams) {
        this.streams = streams;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        streams.close();
    }
}
