package io.agentee.redis.connection;

import io.agentee.api.model.Secret;
import io.agentee.api.transport.RedisSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.redisson.client.NettyHook;
import org.redisson.client.RedisClient;
import org.redisson.client.RedisClientConfig;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.handler.ErrorsLoggingHandler;
import org.redisson.misc.RedisURI;

/**
 * Makes connections that serve until they break. They are made of Redisson's low-level client and not of its
 * {@code RedissonClient}, because that one blocks its caller until it has connected for the first time, keeps a timer
 * thread of its own, and sends commands again when it likes.
 */
public final class RedisConnector {

    private static final int DEFAULT_PORT = 6379;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);

    private final RedisSettings settings;
    private final RedisThreads threads;
    private final LoopTimer timer;

    /**
     * @param settings where Redis is; without problems
     * @param threads the threads that the connections live on
     */
    public RedisConnector(RedisSettings settings, RedisThreads threads) {
        this.settings = settings;
        this.threads = threads;
        this.timer = new LoopTimer(threads.loop());
    }

    /**
     * Makes a connection: looks the name up, connects, authenticates, and gets an answer to a ping.
     *
     * @param onEnd is told, on the loop, of every connection that ends, also while it is being made
     */
    CompletionStage<RedisConnection> connect(Consumer<RedisConnection> onEnd) {
        return CompletableFuture.supplyAsync(this::lookUp, threads.blocking())
                .thenCompose(addresses -> connect(addresses, onEnd))
                .thenApply(RedisConnector::requireSomebodyElse);
    }

    /** Who connects again and again to a port of its own machine where nobody listens happens to reach itself one day. */
    private static RedisConnection requireSomebodyElse(RedisConnection connection) {
        Channel channel = connection.getChannel();
        if (channel.isActive() && channel.localAddress().equals(channel.remoteAddress())) {
            var unused = connection.closeAsync();
            throw new RedisConnectionException("nobody listens at " + channel.remoteAddress());
        }
        return connection;
    }

    private CompletionStage<RedisConnection> connect(
            List<InetSocketAddress> addresses, Consumer<RedisConnection> onEnd) {
        RedisClient client = RedisClient.create(config(addresses.get(0), onEnd));
        List<InetSocketAddress> others = addresses.subList(1, addresses.size());
        return others.isEmpty()
                ? client.connectAsync()
                : client.connectAsync().exceptionallyCompose(failure -> connect(others, onEnd));
    }

    /** Each time anew: a Redis that was moved is found again. */
    private List<InetSocketAddress> lookUp() {
        String host = settings.address().getHost();
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(address -> new InetSocketAddress(address, port()))
                    .toList();
        } catch (UnknownHostException e) {
            throw new CompletionException(new RedisConnectionException("unknown host " + host, e));
        }
    }

    private int port() {
        int port = settings.address().getPort();
        return port < 0 ? DEFAULT_PORT : port;
    }

    private RedisClientConfig config(InetSocketAddress address, Consumer<RedisConnection> onEnd) {
        RedisURI uri =
                new RedisURI(settings.address().getScheme(), settings.address().getHost(), port());
        RedisClientConfig config = new RedisClientConfig()
                .setAddress(address, uri)
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setCommandTimeout((int) RedisLink.TIMEOUT.toMillis())
                .setPingConnectionInterval((int) PING_INTERVAL.toMillis())
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setGroup(threads.loop())
                .setExecutor(threads.loop())
                .setTimer(timer)
                .setResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .setNettyHook(new EndHook(onEnd));
        settings.username().ifPresent(config::setUsername);
        settings.password().map(Secret::reveal).ifPresent(config::setPassword);
        settings.caCertificate().ifPresent(file -> {
            try {
                config.setSslTrustManagerFactory(TrustedAuthorities.read(file));
            } catch (IOException | GeneralSecurityException e) {
                throw new RedisConnectionException("the file %s cannot be used".formatted(file), e);
            }
        });
        return config;
    }

    /**
     * Closes a connection for good when its channel ends, before Redisson sees that: its watchdog would connect to the
     * same address for ever. Who made the connection says why it failed, so Redisson does not.
     */
    private record EndHook(Consumer<RedisConnection> onEnd) implements NettyHook {

        @Override
        public void afterBoostrapInitialization(Bootstrap bootstrap) {}

        @Override
        public void afterChannelInitialization(Channel channel) {
            channel.pipeline().replace(ErrorsLoggingHandler.class, "quiet", new Quiet());
            channel.closeFuture().addListener(closed -> {
                RedisConnection connection = RedisConnection.getFrom(channel);
                if (connection != null) {
                    var unused = connection.closeAsync();
                    onEnd.accept(connection);
                    // Later, since Redisson may be about to give a better reason.
                    channel.eventLoop().execute(() -> connection
                            .getConnectionPromise()
                            .completeExceptionally(new RedisConnectionException("the connection was closed")));
                }
            });
        }
    }

    private static final class Quiet extends ChannelInboundHandlerAdapter {

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var unused = context.close();
        }
    }
}
