package io.agentee.server.wildfly;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a server whether it is ready. */
final class HealthProbe {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final URI ready;
    private volatile String lastAnswer = "no answer";

    HealthProbe(URI ready) {
        this.ready = ready;
    }

    boolean isUp() {
        HttpRequest request = HttpRequest.newBuilder(ready).timeout(ANSWER).build();
        try {
            HttpResponse<String> response = HttpClients.SHARED.send(request, HttpResponse.BodyHandlers.ofString());
            lastAnswer = response.statusCode() + " " + response.body();
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            lastAnswer = notYet.toString();
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while asking " + ready, interrupted);
        }
    }

    String lastAnswer() {
        return lastAnswer;
    }

    /** A client has threads of its own, so one serves all. */
    private static final class HttpClients {
        static final HttpClient SHARED = HttpClient.newBuilder()
                .connectTimeout(ANSWER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
