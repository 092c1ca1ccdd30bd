package io.agentee.e2e.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server of a few pages. */
final class TestingSite implements AutoCloseable {

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    TestingSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Has a page from now on, in which all that makes pages accessible is around its body. */
    void add(String path, String head, String body) {
        pages.put(path, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta name="viewport" content="width=device-width"><title>Testing</title>%s</head>
                <body><main><h1>Testing</h1>%s</main></body>
                </html>
                """.formatted(head, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = (page == null ? "There is none." : page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            // As strict as a page without any script can be: what looks at pages must not depend on their consent.
            exchange.getResponseHeaders().set("Content-Security-Policy", "script-src 'unsafe-inline'");
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
