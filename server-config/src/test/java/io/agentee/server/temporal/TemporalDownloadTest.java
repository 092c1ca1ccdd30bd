package io.agentee.server.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalDownloadTest {

    private final Path directory;
    private final HttpServer server;

    TemporalDownloadTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private TemporalDownload download(String path) {
        return new TemporalDownload("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void unpacksTheProgramOfTheArchive() throws IOException, InterruptedException {
        Path packed = Files.createDirectory(directory.resolve("packed"));
        Path program = Files.writeString(packed.resolve("temporal"), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Process tar = new ProcessBuilder("tar", "-czf", "archive.tar.gz", "temporal")
                .directory(packed.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        answer("/7.8.9", 200, Files.readAllBytes(packed.resolve("archive.tar.gz")));
        Path target = directory.resolve("cache/7.8.9/temporal");

        download("/{version}").install("7.8.9", target, line -> {});

        assertThat(target).isExecutable().hasContent("#!/bin/sh");
        assertThat(directory.resolve("cache")).isDirectoryNotContaining("glob:**/.making-*");
    }

    @Test
    void tellsWhatTheAddressAnswers() {
        answer("/gone", 410, new byte[0]);

        assertThatThrownBy(() -> download("/gone").install("1", directory.resolve("c/1/temporal"), line -> {}))
                .isInstanceOf(ServerFailure.class)
                .hasMessageEndingWith("/gone answers 410");
    }

    @Test
    void refusesWhatIsNoArchive() {
        answer("/page", 200, "<html>sign in</html>".getBytes(StandardCharsets.UTF_8));
        Path target = directory.resolve("cache/1/temporal");

        assertThatThrownBy(() -> download("/page").install("1", target, line -> {}))
                .isInstanceOf(ServerFailure.class)
                .hasMessageStartingWith("tar failed");
        assertThat(target).doesNotExist();
    }
}
