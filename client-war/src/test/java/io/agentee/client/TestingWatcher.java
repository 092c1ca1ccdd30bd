package io.agentee.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Watches a run through a bare socket, so that the test decides on each byte that is read. */
public final class TestingWatcher implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    public final List<String> head = new ArrayList<>();

    private final Socket socket = new Socket();
    private final DataInputStream input;
    private int leftOfChunk;

    private TestingWatcher(URI root, String request, int receiveBuffer) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(root.getHost(), root.getPort()));
        input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    /** A watcher whose headers have arrived. */
    public static TestingWatcher of(TestingServer server, String path) throws IOException {
        return of(server, path, 64 * 1024);
    }

    /** The same, of which the system takes about this many bytes that nobody reads. */
    public static TestingWatcher of(TestingServer server, String path, int receiveBuffer) throws IOException {
        TestingWatcher watcher = new TestingWatcher(
                server.root(),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n",
                receiveBuffer);
        for (String line = watcher.line(); !line.isEmpty(); line = watcher.line()) {
            watcher.head.add(line);
        }
        return watcher;
    }

    /** The next event or comment, up to and with the empty line; empty at the end of the stream. */
    public String next() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int before = 0;
        for (int b = read(); b >= 0; b = read()) {
            frame.write(b);
            if (b == '\n' && before == '\n') {
                break;
            }
            before = b;
        }
        return frame.toString(StandardCharsets.UTF_8);
    }

    /** All that is left, to the end of the stream. */
    public String rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int b = read(); b >= 0; b = read()) {
            rest.write(b);
        }
        return rest.toString(StandardCharsets.UTF_8);
    }

    /** Hangs up. */
    public void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    private int read() throws IOException {
        if (leftOfChunk == 0) {
            leftOfChunk = Integer.parseInt(line(), 16);
            if (leftOfChunk == 0) {
                line();
                leftOfChunk = -1;
            }
        }
        if (leftOfChunk < 0) {
            return -1;
        }
        int b = input.readUnsignedByte();
        if (--leftOfChunk == 0) {
            line();
        }
        return b;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = input.readUnsignedByte(); b != '\n'; b = input.readUnsignedByte()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
