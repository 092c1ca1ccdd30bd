package io.agentee.server.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

    @ParameterizedTest
    @CsvSource({
        "temporal, 7233, 8233",
        "client, 8080, 9990",
        "client-2, 8081, 9991",
        "worker, 8090, 9890",
        "worker-3, 8092, 9892",
        "single, 8080, 9990"
    })
    void hasPortsThatFollowFromItsName(String name, int port, int secondPort) {
        Part part = Part.named(name, 0).orElseThrow();

        assertThat(part.name()).isEqualTo(name);
        assertThat(part.port()).isEqualTo(port);
        assertThat(part.secondPort()).contains(secondPort);
    }

    @Test
    void hasOnePortWhenItIsRedis() {
        Part part = Part.named("redis", 1000).orElseThrow();

        assertThat(part.purposes()).hasSize(1).containsEntry(17379, "Redis");
        assertThat(part.secondPort()).isEmpty();
        assertThat(part.url()).isEqualTo("redis://127.0.0.1:17379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "postgres", "worker-", "worker-0", "worker-1", "worker-x", "Worker", "worker-123"})
    void hasNoOtherNames(String name) {
        assertThat(Part.named(name, 0)).isEmpty();
    }

    @Test
    void movesEveryPortByTheOffset() {
        Part part = new Part(PartKind.WORKER, 2, 1000);

        assertThat(part.purposes())
                .containsEntry(9091, "HTTP port of worker-2")
                .containsEntry(10891, "management port of worker-2");
        assertThat(part.url()).isEqualTo("http://localhost:9091/health");
    }

    @Test
    void noTwoPartsOfALargeSetUpShareAPort() {
        List<Integer> ports = new Topology(false, 10, 10, 0)
                .parts().stream()
                        .flatMap(part -> part.purposes().keySet().stream())
                        .toList();

        assertThat(ports).doesNotHaveDuplicates().hasSize(43);
    }
}
