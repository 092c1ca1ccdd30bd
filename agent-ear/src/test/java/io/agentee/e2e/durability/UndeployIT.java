package io.agentee.e2e.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.RawConnection;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.ThreadDump;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an undeployed archive leaves in a server that goes on: no thread. */
@ExtendWith(Servers.class)
class UndeployIT {

    private static final String OURS =
            "(?i)io\\.temporal|io\\.grpc|io\\.agentee|temporal|grpc|workflow|poller|heartbeat|langchain4j|HttpClient-";

    private final Landscape landscape;

    UndeployIT(Landscape landscape) {
        this.landscape = landscape;
    }

    @Test
    void noThreadOutlivesTheWorker() throws Exception {
        try (WildFlyServer server = landscape.furtherWorker("undeployed-worker")) {
            server.start();
            assertThat(ThreadDump.of(server).matching(OURS)).isNotEmpty();

            assertUndeployLeavesNoThread(server, "worker.war");
        }
    }

    @Test
    void noThreadOutlivesTheClient() throws Exception {
        try (WildFlyServer server = landscape.furtherClient("undeployed-client")) {
            server.start();
            HttpApi api = landscape.api(server);
            String runId = api.start("assistant", Script.begin().hang().input());
            try (RawConnection watching = RawConnection.get(server, "/api/v1/runs/" + runId + "/events")) {
                watching.readUntil("STEP_STARTED");
                assertThat(ThreadDump.of(server).matching(OURS)).isNotEmpty();

                assertUndeployLeavesNoThread(server, "client.war");
                watching.readToTheEnd();
            }
            landscape.api().post("/api/v1/runs/" + runId + "/cancel", "");
        }
    }

    @Test
    void noThreadOutlivesTheEar() throws Exception {
        try (WildFlyServer server = landscape.single("undeployed-single")) {
            server.start();
            landscape
                    .api(server)
                    .run("assistant", Script.begin().call("clock").text("late").input());
            assertThat(ThreadDump.of(server).matching(OURS)).isNotEmpty();

            assertUndeployLeavesNoThread(server, "agentee.ear");
        }
    }

    private static void assertUndeployLeavesNoThread(WildFlyServer server, String archive) throws IOException {
        Path deployments = server.logFile().resolveSibling("base").resolve("deployments");
        Files.delete(deployments.resolve(archive + ".deployed"));
        await().until(() -> Files.exists(deployments.resolve(archive + ".undeployed")));

        // Threads that were told to end need a moment to do so.
        await().untilAsserted(
                        () -> assertThat(ThreadDump.of(server).matching(OURS)).isEmpty());
    }
}
