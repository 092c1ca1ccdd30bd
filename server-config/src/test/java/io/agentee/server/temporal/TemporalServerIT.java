package io.agentee.server.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalServerIT {

    private final Path directory;

    TemporalServerIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private final Path program =
            TemporalInstallation.ordinary(line -> System.out.println(line)).obtain();

    private String temporal(TemporalServer server, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--address", server.address()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void knowsTheSearchAttributesOfRuns() throws Exception {
        try (TemporalServer server = new TemporalServer(TemporalSettings.forTests(program, directory))) {
            server.start();

            assertThat(temporal(server, "operator", "search-attribute", "list"))
                    .contains(TemporalServer.SEARCH_ATTRIBUTES.values().stream()
                            .flatMap(List::stream)
                            .toList());
        }
    }

    @Test
    void hasEveryRunAgainAfterItWasKilled() throws Exception {
        try (TemporalServer server = new TemporalServer(TemporalSettings.forTests(program, directory))) {
            server.start();
            temporal(
                    server,
                    "workflow",
                    "start",
                    "--type",
                    "Nothing",
                    "--task-queue",
                    "nobody",
                    "--workflow-id",
                    "kept",
                    "--search-attribute",
                    "AgenteeAgent=\"assistant\"");

            server.kill();
            assertThat(server.isReady()).isFalse();
            server.start();

            assertThat(temporal(server, "workflow", "describe", "--workflow-id", "kept"))
                    .contains("kept", "Nothing", "assistant");
            assertThat(server.stop()).isTrue();
        }
    }
}
