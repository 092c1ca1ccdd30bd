package io.agentee.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private final Path directory;

    LogFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void givesTheLastLines() throws IOException {
        assertThat(log("a\nb\nc\n").tail(2)).isEqualTo("b\nc\n");
        assertThat(log("a\nb\nc\n").tail(3)).isEqualTo("a\nb\nc\n");
        assertThat(log("a\nb\nc\n").tail(9)).isEqualTo("a\nb\nc\n");
        assertThat(log("\n\n").tail(1)).isEqualTo("\n");
        assertThat(log("").tail(1)).isEmpty();
    }

    @Test
    void isEmptyWhileThereIsNone() {
        LogFile none = new LogFile(directory.resolve("none.log"));

        assertThat(none.tail(5)).isEmpty();
        assertThat(none.size()).isZero();
        assertThat(none.read(0)).isEmpty();
    }

    @Test
    void isReadOnFromWhereItWasLeft() throws IOException {
        LogFile log = log("first\n");
        long seen = log.size();
        Files.writeString(log.path(), "first\nsecond ü\n");

        assertThat(log.read(seen)).isEqualTo("second ü\n");
    }

    private LogFile log(String text) throws IOException {
        return new LogFile(Files.writeString(directory.resolve("server.log"), text));
    }
}
