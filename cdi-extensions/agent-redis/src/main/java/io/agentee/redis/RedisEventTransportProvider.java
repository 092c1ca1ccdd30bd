package io.agentee.redis;

import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.EventTransportProvider;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Transport {@code redis}: Redis 6.2 or newer, or Valkey. */
public final class RedisEventTransportProvider implements EventTransportProvider {

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<String> problems(EventSettings settings) {
        return RedisProblems.of(settings.redis());
    }

    @Override
    public EventTransport create(EventSettings settings, ThreadFactory threads) {
        return new RedisEventTransport(settings, threads);
    }
}
