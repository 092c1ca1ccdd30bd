package io.agentee.cdi.config;

import io.agentee.api.model.Secret;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.RedisSettings;
import io.agentee.cdi.key.AgenteeKey;
import java.net.URI;
import java.nio.file.Path;

/** Reads {@code agentee.events.*} and {@code agentee.redis.*}. */
final class EventSettingsReader {

    private static final int HIGHEST_PORT = 65535;

    /** Which names are legal depends on the providers: {@link io.agentee.cdi.event.EventTransports} tells. */
    private static final Syntax<String> TRANSPORT = new Syntax<>("the name of an event transport", value -> value);

    /** Nothing that means something to Redis: no braces of a hash tag, no wildcards of a key pattern. */
    private static final Syntax<String> KEY_PREFIX =
            Syntax.matching("[A-Za-z0-9:._-]{1,64}", "1 to 64 letters, digits, ':', '.', '_' and '-'");

    private static final Syntax<Path> FILE = new Syntax<>("the path of a file", Path::of);

    private static final Syntax<URI> ADDRESS = new Syntax<>(
            "redis://host:port or, with TLS, rediss://host:port; user name and password have keys of their own",
            EventSettingsReader::address);

    private final ConfigValues values;

    EventSettingsReader(ConfigValues values) {
        this.values = values;
    }

    EventSettings read() {
        return new EventSettings(
                values.value(AgenteeKey.EVENTS_TRANSPORT, "", TRANSPORT),
                values.value(AgenteeKey.EVENTS_RETENTION, "", Syntax.duration()),
                values.value(AgenteeKey.EVENTS_MAX_LENGTH, "", Syntax.integer(1, Integer.MAX_VALUE)),
                redis());
    }

    private RedisSettings redis() {
        return new RedisSettings(
                values.value(AgenteeKey.REDIS_ADDRESS, "", ADDRESS),
                values.text(AgenteeKey.REDIS_USERNAME.template()).map(String::strip),
                values.text(AgenteeKey.REDIS_PASSWORD.template())
                        .map(String::strip)
                        .map(Secret::of),
                values.value(AgenteeKey.REDIS_KEY_PREFIX, "", KEY_PREFIX),
                values.optional(AgenteeKey.REDIS_CA_CERTIFICATE, "", FILE));
    }

    /** Scheme, host and port are the whole address: what else it could hold would be ignored. */
    private static URI address(String value) {
        URI uri = URI.create(value);
        Syntax.require("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()));
        Syntax.require(uri.getPort() > 0 && uri.getPort() <= HIGHEST_PORT);
        Syntax.require(value.equals("%s://%s:%d".formatted(uri.getScheme(), uri.getHost(), uri.getPort())));
        return uri;
    }
}
