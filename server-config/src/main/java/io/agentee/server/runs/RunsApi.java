package io.agentee.server.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.users.DevelopmentUser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The runs of the HTTP API, as far as the launcher needs them: their events. */
public final class RunsApi {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI origin;
    private final Optional<DevelopmentUser> user;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * Makes a caller.
     *
     * @param origin the server, such as {@code http://127.0.0.1:8080}
     * @param user who calls; nobody in particular when empty
     */
    public RunsApi(URI origin, Optional<DevelopmentUser> user) {
        this.origin = origin;
        this.user = user;
    }

    /**
     * A run that was started here.
     *
     * @param runId which
     * @param events its events, from the first
     */
    record Started(String runId, EventStream events) {}

    /** Starts a run; a refusal is a failure with the problem document as its text. */
    Started start(String agent, String input) {
        String body = JSON.createObjectNode().put("input", input).toString();
        HttpRequest request = request("/api/v1/agents/" + segment(agent) + "/runs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request);
            if (response.statusCode() != 200) {
                throw new ServerFailure(problem(response).text());
            }
            return new Started(runId(response), events(response));
        } catch (IOException failure) {
            throw new ServerFailure("Cannot reach " + origin + ": " + failure, failure);
        }
    }

    /**
     * Opens the events of a run after one of them, or from the first when the id is empty. Gives nothing while the server cannot
     * be reached or is in trouble, which a run survives.
     */
    Optional<EventStream> events(String runId, String lastEventId) {
        HttpRequest.Builder request = request("/api/v1/runs/" + segment(runId) + "/events");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request.build());
            if (response.statusCode() == 200) {
                return Optional.of(events(response));
            }
            Problem problem = problem(response);
            if (response.statusCode() >= 500) {
                return Optional.empty();
            }
            throw new ServerFailure(problem.text());
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(origin.resolve(path)).header("Accept", "text/event-stream");
        user.ifPresent(caller -> request.header("Authorization", caller.authorization()));
        return request;
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request) throws IOException {
        return await(client.sendAsync(request, BodyHandlers.ofPublisher()));
    }

    private static EventStream events(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
        LineQueue lines = new LineQueue();
        response.body().subscribe(BodySubscribers.fromLineSubscriber(lines));
        return new EventStream(lines);
    }

    private Problem problem(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) throws IOException {
        HttpResponse.BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        response.body().subscribe(text);
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Problem(response.statusCode(), type, await(text.getBody().toCompletableFuture()));
    }

    private static String runId(HttpResponse<?> response) {
        String location = response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new ServerFailure(response.uri() + " does not say which run it started"));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Every answer has to begin, and every short one to end, in time. */
    private <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        } catch (TimeoutException tooLong) {
            answer.cancel(true);
            throw new IOException("no answer within " + ANSWER, tooLong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while talking to " + origin, interrupted);
        }
    }
}
