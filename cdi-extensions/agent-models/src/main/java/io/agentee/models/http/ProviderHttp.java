package io.agentee.models.http;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.ModelThreads;
import io.agentee.models.call.PendingAnswer;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one model. They are made when first needed, because the JDK's client has a thread of its own.
 */
public final class ProviderHttp implements AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final ModelThreads threads;
    private final Duration connectTimeout;
    private final ProviderErrors errors;
    private @Nullable HttpClient client;

    /**
     * @param settings the model
     * @param threads where answers are read
     */
    public ProviderHttp(ModelSettings settings, ModelThreads threads) {
        this.threads = requireNonNull(threads, "threads is null");
        this.connectTimeout = settings.timeout().compareTo(LONGEST_CONNECT) < 0 ? settings.timeout() : LONGEST_CONNECT;
        this.errors = new ProviderErrors(settings, Clock.systemUTC());
    }

    /** What went wrong, as an exception of a model call. */
    public ProviderErrors errors() {
        return errors;
    }

    /** The client for one call: what it sends belongs to the call and is aborted when the call ends. */
    public CallHttpClient forCall(PendingAnswer answer) {
        return new CallHttpClient(client(), threads, answer, errors);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            // Not HTTP/2: the JDK fails calls beyond the streams that one connection may have (often 100) instead of
            // opening another, and offers plaintext servers an upgrade that some take badly.
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(threads)
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    /** Closes the connections at once where the JDK can (21 and later), else when they are collected. */
    @Override
    public synchronized void close() {
        if (client != null) {
            shutDown(client);
            client = null;
        }
    }

    private static void shutDown(HttpClient client) {
        try {
            Method shutdownNow = HttpClient.class.getMethod("shutdownNow");
            shutdownNow.invoke(client);
        } catch (NoSuchMethodException before21) {
            // The selector thread of the client ends by itself once the client is collected.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot close the HTTP client", e);
        }
    }
}
