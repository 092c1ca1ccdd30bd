package io.agentee.e2e.servers;

import io.agentee.server.wildfly.WildFlyServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request of {@link TestUsers#ADMIN} on a connection of its own, its answer read byte for byte, as slowly as a test wants. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SMALL_BUFFER = 8 * 1024;

    private final Socket socket = new Socket();
    private final InputStream input;
    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private RawConnection(URI uri, String request) throws IOException {
        // A reader who stops reading is noticed sooner.
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        input = new BufferedInputStream(socket.getInputStream(), 1);
        status = Integer.parseInt(line().split(" ", 3)[1]);
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
    }

    /** A GET of an event stream. */
    public static RawConnection get(WildFlyServer server, String path) throws IOException {
        return new RawConnection(server.uri(path), request("GET", path, "", "Accept", "text/event-stream"));
    }

    /** A POST of JSON. */
    public static RawConnection post(WildFlyServer server, String path, String body, String... headers)
            throws IOException {
        return new RawConnection(server.uri(path), request("POST", path, body, headers));
    }

    private static String request(String method, String path, String body, String... headers) {
        StringBuilder request = new StringBuilder("%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
        request.append("Authorization: %s\r\n"
                .formatted(TestUsers.named(TestUsers.ADMIN).authorization()));
        for (int i = 0; i < headers.length; i += 2) {
            request.append("%s: %s\r\n".formatted(headers[i], headers[i + 1]));
        }
        if (!body.isEmpty()) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            request.append("Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(length));
        }
        return request.append("\r\n").append(body).toString();
    }

    public int status() {
        return status;
    }

    /** The value of a header, its name in lower case; empty when it is not there. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The whole body, without the marks of its chunks. */
    public String readToTheEnd() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk = chunk(); chunk != null; chunk = chunk()) {
            body.write(chunk);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    /** Reads until this has come. */
    public void readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            byte[] chunk = chunk();
            if (chunk == null) {
                throw new IOException("the answer ended without '%s': %s".formatted(text, read));
            }
            read.append(new String(chunk, StandardCharsets.UTF_8));
        }
    }

    private byte @Nullable [] chunk() throws IOException {
        int length = Integer.parseInt(line(), 16);
        byte[] chunk = input.readNBytes(length);
        line();
        return length == 0 ? null : chunk;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within '%s'".formatted(line));
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
