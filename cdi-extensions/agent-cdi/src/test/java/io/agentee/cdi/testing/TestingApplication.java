package io.agentee.cdi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A Weld SE application with this module, the given configuration, and the given classes. */
public final class TestingApplication implements AutoCloseable {

    private final SeContainer container;

    private TestingApplication(SeContainer container) {
        this.container = container;
    }

    /** With a model {@code default} of provider {@code testing}, unless the configuration says otherwise. */
    public static TestingApplication start(Map<String, String> configuration, Class<?>... classes) {
        Map<String, String> all = new HashMap<>(
                Map.of("agentee.models.default.provider", "testing", "agentee.models.default.model-name", "echo"));
        all.putAll(configuration);
        return startWithoutModel(all, classes);
    }

    public static TestingApplication startWithoutModel(Map<String, String> configuration, Class<?>... classes) {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build();
        ConfigProviderResolver.instance()
                .registerConfig(config, Thread.currentThread().getContextClassLoader());
        try {
            return new TestingApplication(SeContainerInitializer.newInstance()
                    .addBeanClasses(TestingApplication.class)
                    .addBeanClasses(classes)
                    .initialize());
        } catch (RuntimeException failed) {
            releaseConfiguration();
            throw failed;
        }
    }

    /** What an application that is not as it must be says of itself, problem by problem. */
    public static List<String> problems(Map<String, String> configuration, Class<?>... classes) {
        Throwable failed = catchThrowable(() -> start(configuration, classes).close());
        assertThat(failed).isInstanceOf(DeploymentException.class);
        List<String> lines = String.valueOf(failed.getMessage()).lines().toList();
        assertThat(lines.get(0)).endsWith("AGTE12000: Agents, tools or models are not as they must be:");
        return lines.subList(1, lines.size());
    }

    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    @Override
    public void close() {
        try {
            container.close();
        } finally {
            releaseConfiguration();
        }
    }

    private static void releaseConfiguration() {
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }
}
