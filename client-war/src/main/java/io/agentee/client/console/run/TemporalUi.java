package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.RunId;
import io.agentee.client.console.page.ConsolePaths;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where Temporal's own web interface shows runs, if it is configured. */
@Singleton
public class TemporalUi {

    static final String KEY = "agentee.console.temporal-ui";

    private static final String NAMESPACE = "temporal.namespace";

    private final Optional<String> base;
    private final String namespace;

    @Inject
    public TemporalUi() {
        this(ConfigProvider.getConfig());
    }

    TemporalUi(Config config) {
        this(
                config.getOptionalValue(KEY, String.class),
                config.getOptionalValue(NAMESPACE, String.class).orElse("default"));
    }

    /**
     * @param base the address of the web interface
     * @param namespace the namespace that runs are in
     */
    public TemporalUi(Optional<String> base, String namespace) {
        this.base = base.map(address -> address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        this.namespace = requireNonNull(namespace, "namespace is null");
    }

    Optional<String> pageOf(RunId runId) {
        return base.map(address -> "%s/namespaces/%s/workflows/%s"
                .formatted(address, ConsolePaths.encode(namespace), ConsolePaths.encode(runId.value())));
    }
}
