package io.agentee.server.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of the loopback interface. */
public final class LocalPorts {

    private static final int CONNECT_MILLIS = 500;

    private LocalPorts() {}

    /**
     * Picks a port that nobody listens on right now.
     *
     * @return the port
     */
    public static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new ServerFailure("No free port: " + failure.getMessage(), failure);
        }
    }

    /**
     * Tells whether a server could not listen on a port.
     *
     * @param port the port
     * @return true when something else has it
     */
    public static boolean isBusy(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    /**
     * Tells whether something accepts connections on a port.
     *
     * @param port the port
     * @return true when it does
     */
    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
