package io.agentee.server.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.process.Lifetime;
import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WildFlyServerIT {

    private final Path directory;

    WildFlyServerIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private static HttpResponse<String> get(WildFlyServer server, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private WildFlySettings settings(ServerRole role) throws IOException {
        Path war = TestingWar.write(directory.resolve("page.war"), "page.txt", "hello");
        return WildFlySettings.forTests("server", role, directory.resolve("server"))
                .withDeployments(war);
    }

    @Test
    void servesItsDeploymentsAndHealthAndComesBackAfterAKill() throws Exception {
        try (WildFlyServer server = new WildFlyServer(settings(ServerRole.WORKER))) {
            server.start();
            assertThat(get(server, "/page/page.txt").body()).isEqualTo("hello");
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            ProcessIdentity first = server.identity().orElseThrow();

            server.kill();
            assertThat(server.isReady()).isFalse();
            server.start();

            assertThat(server.identity()).isPresent().get().isNotEqualTo(first);
            assertThat(get(server, "/page/page.txt").body()).isEqualTo("hello");
            assertThat(server.stop()).isTrue();
            assertThat(Files.readString(server.logFile())).contains("WFLYSRV0050");
        }
    }

    @Test
    void runsTheClientsConfigurationAndTheSingleOne() throws Exception {
        for (ServerRole role : List.of(ServerRole.CLIENT, ServerRole.SINGLE)) {
            try (WildFlyServer server = new WildFlyServer(settings(role))) {
                server.start();
                assertThat(server.isReady()).isTrue();
            }
        }
    }

    @Test
    void tellsWhyADeploymentFailed() throws Exception {
        Path broken =
                TestingWar.write(directory.resolve("broken.war"), "WEB-INF/web.xml", "<web-app><no-such/></web-app>");
        WildFlySettings settings = settings(ServerRole.CLIENT).withDeployments(broken);
        try (WildFlyServer server = new WildFlyServer(settings)) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining("server could not deploy")
                    .hasMessageContaining("broken.war")
                    .hasMessageContaining("web.xml")
                    .hasMessageContaining(server.logFile().toString());
        }
    }

    @Test
    void logsInJsonWhenAsked() throws Exception {
        WildFlySettings.JavaProcess json = new WildFlySettings.JavaProcess(
                Path.of(System.getProperty("java.home")),
                List.of(),
                true,
                Lifetime.WITH_STARTER,
                Duration.ofMinutes(1));
        try (WildFlyServer server =
                new WildFlyServer(settings(ServerRole.CLIENT).withJava(json))) {
            server.start();
            server.stop();
            List<String> lines = Files.readAllLines(server.logFile());
            assertThat(lines).hasSizeGreaterThan(5);
            for (String line : lines) {
                assertThat(new ObjectMapper().readTree(line).path("message").isTextual())
                        .as(line)
                        .isTrue();
            }
        }
    }

    @Test
    void namesWhatWasNotBuilt() throws IOException {
        Path absent = directory.resolve("absent.war");
        WildFlyServer server = new WildFlyServer(settings(ServerRole.CLIENT).withDeployments(absent));

        assertThatThrownBy(server::start)
                .isInstanceOf(ServerFailure.class)
                .hasMessage("server cannot deploy what was not built: [" + absent + "]");
    }
}
