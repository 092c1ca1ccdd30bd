package io.agentee.server.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildFlyCommandLineTest {

    private final WildFlySettings settings = WildFlySettings.forTests(
                    "worker-2", ServerRole.WORKER, Path.of("somewhere"))
            .withSystemProperty("temporal.address", "127.0.0.1:7233");

    @Test
    void startsJavaItselfWithTheRightConfiguration() {
        assertThat(new WildFlyCommandLine(settings, Path.of("base")).arguments())
                .startsWith(Path.of(System.getProperty("java.home"), "bin/java").toString())
                .contains("-Djboss.server.base.dir=base")
                .contains("-Djboss.http.port=" + settings.ports().http())
                .contains("-Djboss.management.http.port=" + settings.ports().management())
                .contains("-Dtemporal.address=127.0.0.1:7233")
                .endsWith("org.jboss.as.standalone", "-c", "worker.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPORAL_ADDRESS, true",
        "AGENTEE_TEMPORAL_DOWNLOAD, true",
        "AGENTEE_MODELS_DEFAULT_API_KEY, false",
        "AGENTEE_AGENTS_SUPPORT_MODEL, false",
        "AGENTEE_DEFAULTS_HEARTBEAT_TIMEOUT, false",
        "TEMPORAL_WORKER_GRACEFUL_STOP_TIME, false",
        "OPENAI_API_KEY, false",
        "PATH, false"
    })
    void hidesVariablesThatWouldConfigureTheServerByAccident(String name, boolean hidden) {
        assertThat(WildFlyCommandLine.hides(name)).isEqualTo(hidden);
    }
}
