package io.agentee.redis.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The little of Redis' protocol that tests need to look behind the scenes. */
final class TestingRedisConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream input;

    TestingRedisConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    String command(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*%d\r\n".formatted(words.length));
        for (String word : words) {
            request.append("$%d\r\n%s\r\n".formatted(word.getBytes(StandardCharsets.UTF_8).length, word));
        }
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        return read();
    }

    private String read() throws IOException {
        String line = readLine();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> readText(Integer.parseInt(rest));
            case '*' -> readList(Integer.parseInt(rest));
            default -> throw new IOException(rest);
        };
    }

    private String readText(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        String text = new String(input.readNBytes(length), StandardCharsets.UTF_8);
        input.skipNBytes(2);
        return text;
    }

    private String readList(int size) throws IOException {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(read());
        }
        return String.join("\n", elements);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("Redis closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
