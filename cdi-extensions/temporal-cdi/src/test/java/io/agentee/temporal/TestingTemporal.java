package io.agentee.temporal;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Temporal's in-memory server behind a real port on loopback. */
public final class TestingTemporal implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Set<String> authorizations = ConcurrentHashMap.newKeySet();
    private final TestServicesStarter services;
    private final Server server;

    private TestingTemporal(int port, UnaryOperator<NettyServerBuilder> options) {
        this.services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder = options.apply(
                        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                .intercept(new Authorizations());
        services.getServices().forEach(builder::addService);
        try {
            this.server = builder.build().start();
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    public static TestingTemporal start() {
        return start(0);
    }

    public static TestingTemporal start(int port) {
        return new TestingTemporal(port, builder -> builder);
    }

    public static TestingTemporal startSecure(SslContext tls) {
        return new TestingTemporal(0, builder -> builder.sslContext(tls));
    }

    public int port() {
        return server.getPort();
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    /** What callers showed to be let in. */
    public Set<String> authorizations() {
        return Set.copyOf(authorizations);
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

    private final class Authorizations implements ServerInterceptor {
        @Override
        public <ReqT, RespT> ServerCall.Listener<ReqT> interceptCall(
                ServerCall<ReqT, RespT> call, Metadata headers, ServerCallHandler<ReqT, RespT> next) {
            authorizations.add(String.valueOf(headers.get(AUTHORIZATION)));
            return next.startCall(call, headers);
        }
    }
}
