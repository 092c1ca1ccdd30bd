package io.agentee.cdi.approval;

import static io.agentee.cdi.CdiMessages.MESSAGES;
import static java.util.Objects.requireNonNull;

import io.agentee.api.notice.WebhookException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The connections of webhooks. They are made when first needed, because the JDK's client has a thread of its own. */
public final class WebhookHttp implements AutoCloseable {

    private final Executor executor;
    private final Duration timeout;
    private @Nullable HttpClient client;

    /**
     * Connections, not yet made.
     *
     * @param executor reads answers
     * @param timeout how long a request may take, from the connection to the end of the answer
     */
    public WebhookHttp(Executor executor, Duration timeout) {
        this.executor = requireNonNull(executor, "executor is null");
        this.timeout = requireNonNull(timeout, "timeout is null");
    }

    /** The answer to a request. */
    HttpResponse<Void> send(HttpRequest request, String agent) throws WebhookException {
        CompletableFuture<HttpResponse<Void>> answer = client().sendAsync(request, BodyHandlers.discarding());
        try {
            // Not the request's own timeout, which ends with the headers of the answer.
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw WebhookException.unreachable(MESSAGES.webhookUnreachable(agent, "no answer in " + timeout), late);
        } catch (ExecutionException failed) {
            Throwable cause = requireNonNull(failed.getCause(), "failed for no reason");
            throw WebhookException.unreachable(
                    MESSAGES.webhookUnreachable(agent, cause.getClass().getSimpleName()), cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw WebhookException.unreachable(MESSAGES.webhookUnreachable(agent, "interrupted"), stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(executor)
                    .connectTimeout(timeout)
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
