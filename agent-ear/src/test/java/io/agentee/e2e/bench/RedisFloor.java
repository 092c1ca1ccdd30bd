package io.agentee.e2e.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * The least that a token can take by way of Redis: XADD on one connection, XREAD on another that waits, and a socket to the
 * reader. Each token is a millisecond after the one before, and carries its time.
 */
final class RedisFloor {

    private final URI redis;

    RedisFloor(URI redis) {
        this.redis = redis;
    }

    Delays measure(int tokens) throws IOException {
        String stream = "floor:" + UUID.randomUUID();
        Delays delays = new Delays();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sending = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket receiving = server.accept()) {
            sending.setTcpNoDelay(true);
            CompletableFuture<Void> forwarding = later(() -> forward(stream, tokens, sending.getOutputStream()));
            CompletableFuture<Void> adding = later(() -> add(stream, tokens));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(receiving.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < tokens; i++) {
                delays.addSince(Long.parseLong(lines.readLine()));
            }
            forwarding.join();
            adding.join();
        }
        return delays;
    }

    private void add(String stream, int tokens) throws IOException {
        try (Connection connection = new Connection(redis)) {
            for (int i = 0; i < tokens; i++) {
                LockSupport.parkNanos(1_000_000);
                connection.send("XADD", stream, "*", "t", Long.toString(System.currentTimeMillis()));
                connection.read();
            }
        }
    }

    private void forward(String stream, int tokens, OutputStream out) throws IOException {
        try (Connection connection = new Connection(redis)) {
            String last = "0-0";
            for (int seen = 0; seen < tokens; ) {
                connection.send("XREAD", "BLOCK", "5000", "STREAMS", stream, last);
                // [[stream, [[id, [field, value]], …]]]
                Object[] entries = (Object[]) ((Object[]) ((Object[]) connection.read())[0])[1];
                for (Object entry : entries) {
                    last = (String) ((Object[]) entry)[0];
                    Object[] fields = (Object[]) ((Object[]) entry)[1];
                    out.write((fields[1] + "\n").getBytes(StandardCharsets.UTF_8));
                }
                seen += entries.length;
            }
        }
    }

    private static CompletableFuture<Void> later(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private interface Work {
        void run() throws IOException;
    }

    /** One connection that speaks Redis' own protocol. */
    private static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final InputStream input;

        Connection(URI redis) throws IOException {
            socket = new Socket(redis.getHost(), redis.getPort());
            socket.setTcpNoDelay(true);
            input = new BufferedInputStream(socket.getInputStream());
        }

        void send(String... words) throws IOException {
            StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
            for (String word : words) {
                command.append("$%d\r\n%s\r\n".formatted(word.length(), word));
            }
            socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.US_ASCII));
        }

        Object read() throws IOException {
            String line = line();
            int number = line.startsWith("+") || line.startsWith("-") ? 0 : Integer.parseInt(line.substring(1));
            switch (line.charAt(0)) {
                case '$' -> {
                    String text = new String(input.readNBytes(number), StandardCharsets.US_ASCII);
                    line();
                    return text;
                }
                case '*' -> {
                    Object[] elements = new Object[number];
                    for (int i = 0; i < number; i++) {
                        elements[i] = read();
                    }
                    return elements;
                }
                default -> {
                    return line.substring(1);
                }
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = input.read(); next != '\r'; next = input.read()) {
                line.append((char) next);
            }
            input.read();
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
