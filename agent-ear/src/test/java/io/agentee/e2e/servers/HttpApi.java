package io.agentee.e2e.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The HTTP API of one client server, as a caller uses it: {@link TestUsers#ADMIN}, unless somebody else is named. */
public final class HttpApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNFINISHED = Set.of("running", "awaiting-approval");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int AT_ONCE = 20;

    private final HttpClient http;
    private final WildFlyServer server;
    private final Optional<String> authorization;

    HttpApi(WildFlyServer server) {
        this(
                server,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build(),
                Optional.of(TestUsers.named(TestUsers.ADMIN).authorization()));
    }

    private HttpApi(WildFlyServer server, HttpClient http, Optional<String> authorization) {
        this.server = server;
        this.http = http;
        this.authorization = authorization;
    }

    /** The same API, called by this test user. */
    public HttpApi as(String user) {
        return authorizedBy(TestUsers.named(user).authorization());
    }

    /** The same API, called with this header {@code Authorization}. */
    public HttpApi authorizedBy(String header) {
        return new HttpApi(server, http, Optional.of(header));
    }

    /** The same API, called by nobody in particular. */
    public HttpApi anonymous() {
        return new HttpApi(server, http, Optional.empty());
    }

    public Answer get(String path, String... headers) {
        return send(with(headers, request(path).GET()).build());
    }

    public Answer post(String path, String body, String... headers) {
        return send(postRequest(path, BodyPublishers.ofString(body), headers));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer postBytes(String path, byte[] body, String... headers) {
        return send(postRequest(path, BodyPublishers.ofByteArray(body), headers));
    }

    /** Asks for a run, and hands back the whole answer. */
    public Answer ask(String agent, String input, String... headers) {
        return post(runsOf(agent), bodyOf(input), headers);
    }

    /** Posts without blocking this thread. */
    public CompletableFuture<Answer> postLater(String path, String body, String... headers) {
        return http.sendAsync(
                        postRequest(path, BodyPublishers.ofString(body), headers),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(HttpApi::answer);
    }

    /** Starts a run, which must be accepted. */
    public String start(String agent, String input, String... headers) {
        Answer answer = ask(agent, input, headers);
        assertThat(answer.status()).as("start: %s", answer.body()).isEqualTo(202);
        return answer.text("runId");
    }

    /** Starts runs, some at the same time, all of which must be accepted. */
    public List<String> startAll(String agent, List<String> inputs) {
        List<String> runIds = new ArrayList<>();
        for (int first = 0; first < inputs.size(); first += AT_ONCE) {
            List<CompletableFuture<Answer>> answers =
                    inputs.subList(first, Math.min(first + AT_ONCE, inputs.size())).stream()
                            .map(input -> postLater(runsOf(agent), bodyOf(input)))
                            .toList();
            for (CompletableFuture<Answer> answer : answers) {
                Answer started = answer.join();
                assertThat(started.status()).as("start: %s", started.body()).isEqualTo(202);
                runIds.add(started.text("runId"));
            }
        }
        return runIds;
    }

    /** Starts a run and waits for its end. */
    public JsonNode run(String agent, String input, String... headers) {
        return awaitFinished(start(agent, input, headers));
    }

    /** Waits for the end of a run. */
    public JsonNode awaitFinished(String runId) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> get("/api/v1/runs/" + runId),
                        answer -> answer.status() == 200 && !UNFINISHED.contains(answer.text("status")))
                .body();
    }

    /** The messages of a run. */
    public JsonNode messages(String runId) {
        Answer answer = get("/api/v1/runs/" + runId + "/messages");
        assertThat(answer.status()).as("messages: %s", answer.body()).isEqualTo(200);
        return answer.body().path("items");
    }

    /** A watcher of a run, who has seen nothing yet. */
    public Watcher watcher(String runId) {
        return new Watcher(runId);
    }

    /** Opens a stream of events; cancelling the future, or closing the lines, closes the connection. */
    HttpResponse<Stream<String>> events(String runId, Optional<String> lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request("/api/v1/runs/" + runId + "/events").GET().setHeader("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.setHeader("Last-Event-ID", id));
        return http.send(request.build(), BodyHandlers.ofLines());
    }

    /** The path under which an agent's runs are started. */
    public static String runsOf(String agent) {
        return "/api/v1/agents/" + agent + "/runs";
    }

    /** The body that asks for a run with this input, and with further fields as names and values in turn. */
    public static String bodyOf(String input, Object... further) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("input", input));
        for (int i = 0; i < further.length; i += 2) {
            fields.put((String) further[i], further[i + 1]);
        }
        return JSON.valueToTree(fields).toString();
    }

    private HttpRequest postRequest(String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(path).POST(body).setHeader("Content-Type", "application/json");
        return with(headers, request).build();
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).timeout(Duration.ofSeconds(75));
        authorization.ifPresent(header -> request.setHeader("Authorization", header));
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            return answer(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(), response.headers(), json ? parse(response.body()) : MissingNode.getInstance());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }
}
