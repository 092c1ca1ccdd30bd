package io.agentee.server.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaReleaseTest {

    private final Path home;

    JavaReleaseTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void isWhatTheFileSays() throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"25.0.1\"\n");

        assertThat(JavaRelease.of(home).feature()).isEqualTo(25);
    }

    @Test
    void isTheOldestThatWorksWhenTheFileIsAbsentOrSilent() throws IOException {
        assertThat(JavaRelease.of(home).feature()).isEqualTo(17);
        Files.writeString(home.resolve("release"), "");

        assertThat(JavaRelease.of(home).feature()).isEqualTo(17);
    }

    @Test
    void isFoundForTheJavaThatRunsThis() {
        assertThat(JavaRelease.of(Path.of(System.getProperty("java.home"))).feature())
                .isEqualTo(Runtime.version().feature());
    }
}
