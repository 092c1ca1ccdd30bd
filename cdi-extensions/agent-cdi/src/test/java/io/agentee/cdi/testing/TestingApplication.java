package io.agentee.cdi.testing;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.HashMap;
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
