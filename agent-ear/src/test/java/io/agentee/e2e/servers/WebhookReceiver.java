package io.agentee.e2e.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where workers of the suite tell of approvals of the agent {@code notifying}. It verifies what it gets as the documentation says. */
public final class WebhookReceiver implements AutoCloseable {

    static final String SECRET = "whsec_" + "c3VpdGUtb2YtZW5kLXRvLWVuZC10ZXN0cw==";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile boolean available = true;

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/approvals", this::receive);
        server.start();
    }

    /**
     * What came.
     *
     * @param id of the notice, the same for every attempt
     * @param genuine whether it is signed with the secret
     * @param notice the body
     * @param taken whether it was answered with success
     */
    public record Delivery(String id, boolean genuine, JsonNode notice, boolean taken) {

        public String type() {
            return notice.path("type").asText();
        }

        String runId() {
            return notice.at("/approval/runId").asText();
        }
    }

    String url() {
        return "http://127.0.0.1:%d/approvals".formatted(server.getAddress().getPort());
    }

    /** Answers 503 until told otherwise. */
    public void refuse() {
        available = false;
    }

    /** Takes what comes from now on. */
    public void accept() {
        available = true;
    }

    /** What came about a run, in the order of arrival. */
    public Stream<Delivery> about(String runId) {
        return deliveries.stream().filter(delivery -> delivery.runId().equals(runId));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean taken = available;
            deliveries.add(new Delivery(
                    header(exchange, "webhook-id"), isGenuine(exchange, body), JSON.readTree(body), taken));
            exchange.sendResponseHeaders(taken ? 204 : 503, -1);
        }
    }

    private static boolean isGenuine(HttpExchange exchange, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            String signed = header(exchange, "webhook-id") + "." + header(exchange, "webhook-timestamp") + ".";
            mac.update(signed.getBytes(StandardCharsets.UTF_8));
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8),
                    header(exchange, "webhook-signature").getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
