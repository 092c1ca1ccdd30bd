package io.agentee.temporal;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Temporal's in-memory server behind a real port on loopback. */
public final class TestingTemporal implements AutoCloseable {
    private final TestServicesStarter services;
    private final Server server;

    private TestingTemporal(int port) {
        this.services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        services.getServices().forEach(builder::addService);
        try {
            this.server = builder.build().start();
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    public static TestingTemporal start() {
        return new TestingTemporal(0);
    }

    public static TestingTemporal start(int port) {
        return new TestingTemporal(port);
    }

    public int port() {
        return server.getPort();
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }
}
