package io.agentee.temporal.connection;

import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads of our gRPC channels. gRPC's shared default event loop would outlive an undeployment and then fail for want
 * of its classes; a container's managed executor may be shut down before our channels are. So: own pools, on threads of
 * the container.
 */
final class ConnectionThreads implements AutoCloseable {
    private static final int EVENT_LOOP_THREADS = 2;
    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup eventLoop;
    private final ExecutorService callbacks;

    ConnectionThreads(ThreadFactory threads) {
        this.eventLoop = new NioEventLoopGroup(EVENT_LOOP_THREADS, threads);
        this.callbacks = Executors.newCachedThreadPool(threads);
    }

    void use(ManagedChannelBuilder<?> channel) {
        ((NettyChannelBuilder) channel)
                .eventLoopGroup(eventLoop)
                .channelType(NioSocketChannel.class)
                .executor(callbacks)
                .offloadExecutor(callbacks);
    }

    @Override
    public void close() {
        eventLoop
                .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        callbacks.shutdown();
    }
}
