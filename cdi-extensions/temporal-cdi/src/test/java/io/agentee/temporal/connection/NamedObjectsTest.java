package io.agentee.temporal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.temporal.TestingNaming;
import io.agentee.temporal.config.TemporalConfigException;
import io.agentee.temporal.config.TemporalKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class NamedObjectsTest {
    @Test
    void findsWhatIsBound() {
        Executor executor = Runnable::run;
        try (TestingNaming naming = TestingNaming.with(Map.of("java:app/pool", executor))) {
            naming.assertActive();
            assertThat(NamedObjects.lookup(TemporalKey.EXECUTOR, "java:app/pool", Executor.class))
                    .containsSame(executor);
        }
    }

    @Test
    void namesKeyAndValueOfWhatIsMissing() {
        try (TestingNaming naming = TestingNaming.with(Map.of())) {
            naming.assertActive();
            assertThatThrownBy(() -> NamedObjects.lookup(TemporalKey.EXECUTOR, "java:app/pool", Executor.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(TemporalConfigException.class))
                    .extracting(TemporalConfigException::problems)
                    .isEqualTo(List.of(
                            "AGTE10020: temporal.worker.executor: nothing is bound to 'java:app/pool' in JNDI"));
        }
    }

    @Test
    void namesWhatHasTheWrongType() {
        try (TestingNaming naming = TestingNaming.with(Map.of("java:app/pool", "text"))) {
            naming.assertActive();
            assertThatThrownBy(() -> NamedObjects.lookup(TemporalKey.EXECUTOR, "java:app/pool", Executor.class))
                    .asInstanceOf(InstanceOfAssertFactories.type(TemporalConfigException.class))
                    .extracting(TemporalConfigException::problems)
                    .isEqualTo(
                            List.of(
                                    "AGTE10021: temporal.worker.executor: 'java:app/pool' in JNDI is a java.lang.String, not a java.util.concurrent.Executor"));
        }
    }

    @Test
    void javaSeHasNoNames() {
        assertThat(NamedObjects.lookup(TemporalKey.EXECUTOR, "java:app/pool", Executor.class))
                .isEmpty();
    }
}
