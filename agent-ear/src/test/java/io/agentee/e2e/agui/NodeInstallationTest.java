package io.agentee.e2e.agui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeInstallationTest {

    private final Path directory;

    NodeInstallationTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void saysWhatToInstallWhereThereIsNoNode() {
        NodeInstallation none = new NodeInstallation(program -> Optional.empty());

        assertThatThrownBy(none::node)
                .isInstanceOf(ServerFailure.class)
                .hasMessage("There is no node on the PATH. The tests of AG-UI need Node.js 18 or newer, and its npm:"
                        + " install the packages nodejs and npm.");
        assertThatThrownBy(none::npm).hasMessageStartingWith("There is no npm on the PATH.");
    }

    @Test
    void refusesAnOldNode() throws IOException {
        assertThatThrownBy(() -> saying("v16.20.2").node()).hasMessageContaining("is v16.20.2.");
        assertThat(saying("v18.0.0").node()).isEqualTo(directory + "/node");
    }

    private NodeInstallation saying(String version) throws IOException {
        Path program = Files.writeString(directory.resolve("node"), "#!/bin/sh\necho " + version + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new NodeInstallation(name -> Optional.of(directory.resolve(name)));
    }
}
