package io.agentee.redis.testing;

import io.agentee.api.transport.EventTransport;
import io.agentee.redis.RedisEventTransportProvider;
import io.agentee.testkit.transport.SampleReader;
import java.util.ArrayList;
import java.util.List;

/** Makes transports, and closes them. */
public final class TestingTransports implements AutoCloseable {

    private final List<EventTransport> opened = new ArrayList<>();

    public EventTransport open(TestingSettings settings) {
        EventTransport transport = new RedisEventTransportProvider().create(settings.events(), Thread::new);
        opened.add(transport);
        return transport;
    }

    /** One that has reached Redis. */
    public EventTransport connect(TestingSettings settings) {
        EventTransport transport = open(settings);
        SampleReader.awaitReadable(transport);
        return transport;
    }

    public EventTransport connect(TestingRedis redis) {
        return connect(TestingSettings.of(redis.address()));
    }

    @Override
    public void close() {
        opened.forEach(EventTransport::close);
    }
}
