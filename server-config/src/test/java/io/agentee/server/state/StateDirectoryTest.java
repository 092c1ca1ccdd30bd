package io.agentee.server.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    private final Path directory;
    private final StateDirectory state;

    StateDirectoryTest(@TempDir Path directory) {
        this.directory = directory;
        this.state = new StateDirectory(directory.resolve(".agentee"));
    }

    private static PartRecord started(String name, long pid) {
        Part part = Part.named(name, 100).orElseThrow();
        return new PartRecord(part, new ProcessIdentity(pid, Instant.parse("2026-11-21T03:00:00.12Z")), true);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(state.all()).isEmpty();
        assertThat(state.find("worker")).isEmpty();
    }

    @Test
    void givesBackWhatWasPut() {
        PartRecord worker = started("worker-2", 4711);

        state.put(worker);

        assertThat(state.find("worker-2")).contains(worker);
    }

    @Test
    void listsTemporalAndRedisFirstAndServersByNumber() {
        state.put(started("worker-2", 4));
        state.put(started("worker", 3));
        state.put(started("client", 2));
        state.put(started("redis", 5));
        state.put(started("temporal", 1));

        assertThat(state.all())
                .extracting(record -> record.part().name())
                .containsExactly("temporal", "redis", "client", "worker", "worker-2");
    }

    @Test
    void forgetsWhatWasRemoved() {
        PartRecord worker = started("worker", 1);
        state.put(worker);

        state.remove(worker.part());

        assertThat(state.all()).isEmpty();
    }

    @Test
    void namesTheFileThatItCannotRead() throws IOException {
        state.put(started("worker", 1));
        Path file = directory.resolve(".agentee/parts/worker.json");
        Files.writeString(file, "{");

        assertThatThrownBy(() -> state.all())
                .isInstanceOf(ServerFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it if it is broken");
    }
}
