package io.agentee.temporal;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A Weld SE application with this module, the given configuration, and the given beans. */
public final class TestingApplication implements AutoCloseable {
    private final SeContainer container;

    private TestingApplication(SeContainer container) {
        this.container = container;
    }

    public static TestingApplication start(Map<String, String> configuration, Class<?>... beans) {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
        try {
            return new TestingApplication(SeContainerInitializer.newInstance()
                    .addBeanClasses(TestingApplication.class)
                    .addBeanClasses(beans)
                    .initialize());
        } catch (RuntimeException failed) {
            releaseConfiguration();
            throw failed;
        }
    }

    public <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    public SeContainer container() {
        return container;
    }

    @Override
    public void close() {
        try {
            if (container.isRunning()) {
                container.close();
            }
        } finally {
            releaseConfiguration();
        }
    }

    private static void releaseConfiguration() {
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }
}
