package io.agentee.cdi.approval;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Receives webhooks on loopback; answers 204 unless told otherwise. */
final class TestingReceiver implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<Received> requests = new LinkedBlockingQueue<>();
    private volatile int status = 204;
    private volatile Map<String, String> headers = Map.of();
    private volatile boolean hanging;

    private TestingReceiver(HttpServer server) {
        this.server = server;
    }

    static TestingReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestingReceiver receiver = new TestingReceiver(server);
            server.createContext("/", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/hooks?for=us".formatted(server.getAddress().getPort());
    }

    void answer(int newStatus, Map<String, String> newHeaders) {
        status = newStatus;
        headers = newHeaders;
    }

    /** Takes requests, and never answers. */
    void hang() {
        hanging = true;
    }

    Received received() throws InterruptedException {
        return requests.take();
    }

    int count() {
        return requests.size();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> received.put(name, values.get(0)));
        requests.add(new Received(received, body));
        if (!hanging) {
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Received(Map<String, String> headers, String body) {
        String header(String name) {
            return Optional.ofNullable(headers.get(name)).orElseThrow();
        }
    }
}
