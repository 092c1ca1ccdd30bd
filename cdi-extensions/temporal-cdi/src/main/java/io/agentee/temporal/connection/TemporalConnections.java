package io.agentee.temporal.connection;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.OnePerApplication;
import io.agentee.temporal.TemporalCustomizer;
import io.agentee.temporal.config.TemporalConfig;
import io.agentee.temporal.config.TemporalConfigReader;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Holds what talks to Temporal, as raw objects: Temporal uses them on its own threads while the application stops, when
 * a proxy of a normal scope is already dead. Callers and workers have a connection each, because a caller must learn soon
 * that Temporal is down and a worker must not give up.
 */
@OnePerApplication
public class TemporalConnections {
    private final Instance<DataConverter> converters;
    private final Instance<TemporalCustomizer> customizers;

    private @Nullable OpenConnections opened;
    private boolean opening;
    private boolean closed;

    @Inject
    TemporalConnections(Instance<DataConverter> converters, @Any Instance<TemporalCustomizer> customizers) {
        this.converters = converters;
        this.customizers = customizers;
    }

    /**
     * Opens on a thread of a web module, where {@code java:comp} resolves; the first caller may be on another, such as the
     * server's health endpoint. An EAR has an event of its own, without {@code java:comp}: it is let pass.
     */
    void open(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (isWebModule(started)) {
            opened();
        }
    }

    private static boolean isWebModule(Object started) {
        try {
            return started instanceof ServletContext;
        } catch (NoClassDefFoundError javaSe) {
            return false;
        }
    }

    /**
     * The configuration that the connections were opened with.
     *
     * @return the configuration
     */
    public TemporalConfig config() {
        return opened().config();
    }

    /**
     * The connection of callers: fails fast.
     *
     * @return the connection
     */
    public ServiceConnection callers() {
        return opened().callers();
    }

    /**
     * The connection of workers: waits for Temporal.
     *
     * @return the connection
     */
    public ServiceConnection workers() {
        return opened().workers();
    }

    /**
     * The customizers of the application.
     *
     * @return the beans
     */
    public List<TemporalCustomizer> customizers() {
        return opened().customizers();
    }

    /**
     * Makes the threads of the connections; from the container, where there is one.
     *
     * @return the factory
     */
    public ThreadFactory threadFactory() {
        return opened().threadFactory();
    }

    @Produces
    @Dependent
    WorkflowServiceStubs stubs() {
        return callers().stubs();
    }

    @Produces
    @Dependent
    WorkflowClient client() {
        return callers().client();
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    private synchronized OpenConnections opened() {
        if (closed) {
            throw new IllegalStateException(MESSAGES.connectionsClosed());
        }
        if (opening) {
            throw new IllegalStateException(MESSAGES.askedTooEarly());
        }
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private OpenConnections open() {
        opening = true;
        try {
            return OpenConnections.open(
                    TemporalConfigReader.read(ConfigProvider.getConfig()),
                    converter(),
                    customizers.stream().toList());
        } finally {
            opening = false;
        }
    }

    private DataConverter converter() {
        return converters.isResolvable() ? converters.get() : DefaultDataConverter.newDefaultInstance();
    }
}
