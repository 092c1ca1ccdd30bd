package io.agentee.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveEventsTest {

    private static final ProcessIdentity ENDED = new ProcessIdentity(Integer.MAX_VALUE, Instant.EPOCH);
    private static final Part WORKER = new Part(PartKind.WORKER, 2, 1000);

    private final Path root;
    private final StateDirectory state;

    LiveEventsTest(@TempDir Path root) {
        this.root = root;
        this.state = new Checkout(root).state();
    }

    private void started(PartKind kind, ProcessIdentity process) {
        state.put(new PartRecord(new Part(kind, 1, 1000), process, false));
    }

    private static ProcessIdentity living() {
        return new ProcessIdentity(
                ProcessHandle.current().pid(),
                ProcessHandle.current().info().startInstant().orElseThrow());
    }

    private LiveEvents events() {
        return new LiveEvents(state, false);
    }

    @Test
    void travelThroughRedisWhereItIsAPart() {
        started(PartKind.REDIS, ENDED);

        assertThat(events().configuration(WORKER))
                .containsOnly(
                        Map.entry("agentee.events.transport", "redis"),
                        Map.entry("agentee.redis.address", "redis://127.0.0.1:17379"));
        assertThat(events().description(WORKER)).isEqualTo("Redis, redis://127.0.0.1:17379");
    }

    @Test
    void travelThroughTemporalWhereRedisIsNone() {
        assertThat(events().configuration(WORKER)).containsOnly(Map.entry("agentee.events.transport", "temporal"));
        assertThat(events().description(WORKER)).isEqualTo("Temporal; tokens come in steps of up to a second");
    }

    @Test
    void stayWithinASingleServer() {
        Part single = new Part(PartKind.SINGLE, 1, 0);

        assertThat(events().configuration(single)).containsOnly(Map.entry("agentee.events.transport", "local"));
        assertThat(events().description(single)).isEqualTo("within the server");
    }

    @Test
    void travelAsTheCallersEnvironmentSays() {
        started(PartKind.REDIS, ENDED);
        LiveEvents events = new LiveEvents(state, true);

        assertThat(events.wantRedis()).isFalse();
        assertThat(events.configuration(WORKER)).isEmpty();
        assertThat(events.description(WORKER)).isEqualTo("as AGENTEE_EVENTS_TRANSPORT says");
    }

    @Test
    void wantRedisForServersThatAreYetToStart() {
        started(PartKind.TEMPORAL, living());
        started(PartKind.WORKER, ENDED);

        assertThat(events().wantRedis()).isTrue();
    }

    @Test
    void wantNoRedisBesideServersThatRunWithoutIt() {
        started(PartKind.WORKER, living());
        assertThat(events().wantRedis()).isFalse();

        started(PartKind.REDIS, ENDED);
        assertThat(events().wantRedis()).isTrue();
    }

    @Test
    void tellClientAndWorkerThatTheyAreTwo() {
        Servers servers = new Servers(new Checkout(root), new Programs(Path.of("temporal"), Path.of("redis-server")));

        assertThat(servers.configuration(WORKER))
                .containsEntry("agentee.remote-workers", "true")
                .containsEntry("temporal.address", "127.0.0.1:8233")
                .containsKey("agentee.demo.ledger-file");
        assertThat(servers.configuration(new Part(PartKind.SINGLE, 1, 0))).doesNotContainKey("agentee.remote-workers");
    }
}
