package io.agentee.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.JvmDiagnostics;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.RawConnection;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.ThreadDump;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands who watch and see nothing happen. */
@ExtendWith(Servers.class)
class IdleWatchersIT {

    private static final int FEW = 20;
    private static final int MANY = 2_000;

    private final Landscape landscape;
    private final HttpApi api;

    IdleWatchersIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    @Test
    void twoThousandIdleWatchersTakeNoThreads() throws IOException {
        String runId = api.start("assistant", Script.begin().hang().input());
        List<RawConnection> connections = new ArrayList<>();
        try {
            watch(runId, FEW, connections);
            int threadsForFew = threads();
            long memoryForFew = JvmDiagnostics.usedHeap(landscape.client());
            watch(runId, MANY, connections);

            // What serves requests may have grown to its usual size meanwhile; a thread per watcher would be thousands.
            await().untilAsserted(() -> assertThat(threads()).isLessThan(threadsForFew + 40));
            long perWatcher = (JvmDiagnostics.usedHeap(landscape.client()) - memoryForFew) / (MANY - FEW);
            System.out.printf(
                    "%d idle watchers: %d threads, with %d watchers %d; %d bytes of heap a watcher%n",
                    MANY, threads(), FEW, threadsForFew, perWatcher);

            api.post("/api/v1/runs/" + runId + "/cancel", "");
            for (RawConnection connection : connections) {
                connection.readUntil("RUN_ERROR");
            }
        } finally {
            for (RawConnection connection : connections) {
                connection.close();
            }
        }
    }

    private void watch(String runId, int total, List<RawConnection> connections) throws IOException {
        while (connections.size() < total) {
            RawConnection connection = RawConnection.get(landscape.client(), "/api/v1/runs/" + runId + "/events");
            connections.add(connection);
            connection.readUntil("STEP_STARTED");
        }
    }

    private int threads() {
        return ThreadDump.of(landscape.client()).threads().size();
    }
}
