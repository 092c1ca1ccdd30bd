package io.agentee.server.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.Progress;
import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalInstallationTest {

    private final Path cache;

    TemporalInstallationTest(@TempDir Path cache) {
        this.cache = cache;
    }

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void requireNoneOnThePath() {
        Assumptions.assumeTrue(SearchPath.find("temporal").isEmpty());
    }

    private TemporalInstallation installation(TemporalSource... sources) {
        return new TemporalInstallation(cache, List.of(sources), said::add);
    }

    @Test
    void takesWhatIsCached() throws IOException {
        Path cached = program(cache.resolve("1.5.1/temporal"));

        assertThat(installation().obtain()).isEqualTo(cached);
        assertThat(said).isEmpty();
    }

    @Test
    void takesTheNextSourceWhenOneFails() {
        Path obtained = installation(new TestingSource("broken", false), new TestingSource("working", true))
                .obtain();

        assertThat(obtained).isEqualTo(cache.resolve("1.5.1/temporal")).isExecutable();
        assertThat(said)
                .containsExactly(
                        "Temporal 1.5.1 is not in " + cache + ": broken",
                        "  that did not work: nothing there",
                        "Temporal 1.5.1 is not in " + cache + ": working");
    }

    @Test
    void namesEverySourceWhenAllFail() {
        TemporalInstallation installation =
                installation(new TestingSource("first", false), new TestingSource("second", false));

        assertThatThrownBy(installation::obtain)
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("first: nothing there")
                .hasMessageContaining("second: nothing there")
                .hasMessageContaining("Install the Temporal CLI, or Go");
    }

    @Test
    void failsFastWhereTheDownloadCannotBeReached() {
        TemporalDownload download = new TemporalDownload("http://127.0.0.1:1/{version}?on={platform}-{arch}");

        assertThatThrownBy(() -> download.install("9.9.9", cache.resolve("9.9.9/temporal"), said::add))
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining("http://127.0.0.1:1/9.9.9?on=")
                .hasMessageContaining("cannot be reached");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void downloadsNothingWhenThatIsSwitchedOff() {
        assertThatThrownBy(() -> new TemporalDownload("none").install("1", cache.resolve("1/temporal"), said::add))
                .hasMessage("switched off by AGENTEE_TEMPORAL_DOWNLOAD");
    }

    private static Path program(Path target) throws IOException {
        Files.createDirectories(target.resolve(".."));
        Files.writeString(target, "#!/bin/sh\n");
        assertThat(target.toFile().setExecutable(true)).isTrue();
        return target;
    }

    private record TestingSource(String description, boolean works) implements TemporalSource {

        @Override
        public void install(String version, Path target, Progress progress) {
            if (!works) {
                throw new ServerFailure("nothing there");
            }
            try {
                program(target);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
