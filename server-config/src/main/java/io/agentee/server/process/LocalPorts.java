package io.agentee.server.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of the loopback interface. */
public final class LocalPorts {

    private static final int CONNECT_MILLIS = 500;
    private static final int FIRST = 20000;
    private static final int LAST = 32000;
    /** Begins somewhere else in every Java process, as several may look at the same time. */
    private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(LAST - FIRST));

    private LocalPorts() {}

    /**
     * Picks a port that nobody listens on right now, and never the same one twice. It is none of those that the operating system
     * gives to outgoing connections: these could take the port of a server that was killed, before it is started again.
     *
     * @return the port
     */
    public static int free() {
        for (int tries = 0; tries < LAST - FIRST; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), LAST - FIRST);
            if (!isBusy(port)) {
                return port;
            }
        }
        throw new ServerFailure("No free port between " + FIRST + " and " + LAST);
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
