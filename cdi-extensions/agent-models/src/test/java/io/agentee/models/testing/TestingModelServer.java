package io.agentee.models.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A model server that answers as it is told, over plain sockets, so that it can also break off and see who hangs up. */
public final class TestingModelServer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final ServerSocket serverSocket;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final CountDownLatch clientGone = new CountDownLatch(1);
    private volatile Reply lastReply = Reply.error(500, Map.of(), "no reply set");

    public TestingModelServer() {
        try {
            serverSocket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    /** One request as it came. */
    public record Request(String line, Map<String, String> headers, String body) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is done with one request. */
    @FunctionalInterface
    public interface Reply {

        void write(Connection connection) throws IOException;

        static Reply stream(String contentType, List<String> chunks) {
            return connection -> {
                connection.open(200, Map.of("Content-Type", contentType));
                connection.chunks(chunks);
                connection.end();
            };
        }

        static Reply error(int status, Map<String, String> headers, String body) {
            return connection -> {
                connection.open(status, headers);
                connection.chunks(List.of(body));
                connection.end();
            };
        }

        static Reply cutAfter(String contentType, List<String> chunks) {
            return connection -> {
                connection.open(200, Map.of("Content-Type", contentType));
                connection.chunks(chunks);
                connection.cut();
            };
        }

        static Reply hang() {
            return Connection::awaitClientGone;
        }

        static Reply hangAfter(String contentType, List<String> chunks) {
            return connection -> {
                connection.open(200, Map.of("Content-Type", contentType));
                connection.chunks(chunks);
                connection.awaitClientGone();
            };
        }
    }

    /** Replies in this order; the last one repeats. */
    public TestingModelServer replying(Reply... newReplies) {
        replies.addAll(List.of(newReplies));
        return this;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(serverSocket.getLocalPort(), path));
    }

    public List<Request> requests() {
        return requests;
    }

    public Request lastRequest() {
        return requests.get(requests.size() - 1);
    }

    /** Whether the client closed a connection. */
    public boolean sawClientGo() {
        try {
            return clientGone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            serverSocket.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!serverSocket.isClosed()) {
            try {
                Socket socket = serverSocket.accept();
                sockets.add(socket);
                start("connection", () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream input = new BufferedInputStream(socket.getInputStream());
            for (String line = readLine(input); !line.isEmpty(); line = readLine(input)) {
                requests.add(read(line, input));
                Reply next = replies.poll();
                lastReply = next == null ? lastReply : next;
                lastReply.write(new Connection(socket, input));
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (IOException clientWentAway) {
            // Counts like an orderly end.
        } finally {
            clientGone.countDown();
        }
    }

    private static Request read(String line, InputStream input) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = readLine(input); !header.isEmpty(); header = readLine(input)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(line, headers, new String(input.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String readLine(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "testing-model-server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The server's end of a connection. */
    public static final class Connection {

        private final Socket socket;
        private final InputStream input;

        private Connection(Socket socket, InputStream input) {
            this.socket = socket;
            this.input = input;
        }

        public void open(int status, Map<String, String> headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 %d Reason\r\n".formatted(status));
            headers.forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
            write(head + "Transfer-Encoding: chunked\r\n\r\n");
        }

        public void chunks(List<String> chunks) throws IOException {
            for (String chunk : chunks) {
                int length = chunk.getBytes(StandardCharsets.UTF_8).length;
                write("%x\r\n%s\r\n".formatted(length, chunk));
            }
        }

        public void end() throws IOException {
            write("0\r\n\r\n");
        }

        public void cut() throws IOException {
            socket.close();
        }

        public void awaitClientGone() throws IOException {
            while (input.read() >= 0) {
                // Nothing more is expected.
            }
        }

        private void write(String text) throws IOException {
            OutputStream output = socket.getOutputStream();
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
        }
    }
}
