package io.agentee.server.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks whether Redis answers on a port of the loopback interface, which needs no client library. */
record RedisPing(int port) {

    private static final int CONNECT_MILLIS = 500;
    private static final int ANSWER_MILLIS = 2000;
    private static final String PONG = "+PONG";

    boolean isAnswered() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(PONG.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(PONG);
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
