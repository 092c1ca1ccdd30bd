package io.agentee.server.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays the HTTP API: answers the start of a run, then each question about it with the next answer. */
final class TestingApi {

    static final String TROUBLE = "503";

    private final HttpServer server;
    private final List<String> posted = new ArrayList<>();

    private TestingApi(HttpServer server) {
        this.server = server;
    }

    static TestingApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return new TestingApi(server);
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> posted() {
        return posted;
    }

    void stop() {
        server.stop(0);
    }

    void accept(String started, String... answers) {
        AtomicInteger next = new AtomicInteger();
        server.createContext("/api/v1/agents/assistant/runs", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 202, "application/json", started);
        });
        server.createContext("/api/v1/runs/r-1", exchange -> {
            String answer = answers[Math.min(next.getAndIncrement(), answers.length - 1)];
            answer(exchange, answer.equals(TROUBLE) ? 503 : 200, "application/json", answer);
        });
    }

    void refuse(int status, String problem) {
        server.createContext("/", exchange -> answer(exchange, status, "application/problem+json", problem));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
