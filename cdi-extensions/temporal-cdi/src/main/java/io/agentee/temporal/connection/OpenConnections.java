package io.agentee.temporal.connection;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.TemporalCustomizer;
import io.agentee.temporal.codec.CompressionCodec;
import io.agentee.temporal.config.TemporalConfig;
import io.agentee.temporal.config.TemporalConfigException;
import io.agentee.temporal.config.TemporalKey;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Both connections and what they share.
 *
 * @param config what they were opened with
 * @param customizers who changed their options
 * @param threadFactory makes their threads
 * @param threads their threads
 * @param callers fails fast
 * @param workers waits for Temporal
 */
record OpenConnections(
        TemporalConfig config,
        List<TemporalCustomizer> customizers,
        ThreadFactory threadFactory,
        ConnectionThreads threads,
        ServiceConnection callers,
        ServiceConnection workers)
        implements AutoCloseable {

    static OpenConnections open(TemporalConfig config, DataConverter plain, List<TemporalCustomizer> customizers) {
        ThreadFactory threadFactory = lookUpThreadFactory(config);
        ConnectionThreads threads = new ConnectionThreads(threadFactory);
        DataConverter converter = new CodecDataConverter(
                plain, List.of(new CompressionCodec(config.codec().compression())));
        try {
            Patience patience = Patience.ofCallers(config.connection().timeouts());
            return new OpenConnections(
                    config,
                    customizers,
                    threadFactory,
                    threads,
                    new ServiceConnection(config, patience, threads, converter, customizers),
                    new ServiceConnection(config, Patience.ofWorkers(), threads, converter, customizers));
        } catch (RuntimeException refused) {
            threads.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        callers.close();
        workers.close();
        threads.close();
        RetryThread.stop();
    }

    private static ThreadFactory lookUpThreadFactory(TemporalConfig config) {
        String name = config.connection().threadFactory();
        try {
            return NamedObjects.lookup(TemporalKey.THREAD_FACTORY, name, ManagedThreadFactory.class)
                    .<ThreadFactory>map(managed -> managed)
                    .orElseGet(() -> new PlainThreads("temporal-connection"));
        } catch (TemporalConfigException missing) {
            if (!TemporalKey.THREAD_FACTORY.defaultValue().equals(Optional.of(name))) {
                throw missing;
            }
            // A thread without a component, such as one of the server's management interface, has no default names.
            MESSAGES.plainThreads(TemporalKey.THREAD_FACTORY.key(), name);
            return new PlainThreads("temporal-connection");
        }
    }
}
