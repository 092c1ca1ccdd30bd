package io.agentee.server.runs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the HTTP API: each request gets the next of the answers that were put; with none left, the server is in trouble. */
public final class TestingApi implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private TestingApi(HttpServer server) {
        this.server = server;
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What one connection carries. It ends properly on return, and breaks off on an exception. */
    @FunctionalInterface
    public interface Script {
        void play(Wire wire) throws IOException;
    }

    /** A request, with the headers that matter here. */
    public record Request(
            String line, String accept, Optional<String> lastEventId, Optional<String> authorization, String body) {}

    /** What a script writes to. */
    public record Wire(OutputStream out) {

        public void event(String id, String json) throws IOException {
            send("id: " + id + "\ndata: " + json + "\n\n");
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        /** One chunk, which is on its way when this returns. */
        public void send(byte[] chunk) throws IOException {
            out.write(chunk);
            out.flush();
        }
    }

    public static TestingApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TestingApi api = new TestingApi(server);
        server.setExecutor(api.threads);
        server.createContext("/", api::handle);
        server.start();
        return api;
    }

    public URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public TestingApi stream(Script script) {
        answers.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Location", "/api/v1/runs/r-1");
            exchange.sendResponseHeaders(200, 0);
            script.play(new Wire(exchange.getResponseBody()));
            exchange.close();
        });
        return this;
    }

    public TestingApi refuse(int status, String problem) {
        return answer(status, "application/problem+json", problem);
    }

    public TestingApi json(String json) {
        return answer(200, "application/json", json);
    }

    private TestingApi answer(int status, String type, String body) {
        answers.add(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return this;
    }

    public TestingApi inTrouble() {
        return refuse(503, "{\"title\":\"Temporal cannot be reached\"}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Accept")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID")),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        if (answers.isEmpty()) {
            inTrouble();
        }
        answers.remove().to(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
