package io.agentee.client.console.run;

import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.client.console.page.Viewer;

/** Finds runs for those who may see them. For all others there are none. */
public final class VisibleRun {

    private VisibleRun() {}

    /**
     * The run of this id.
     *
     * @throws AgentClientException.UnknownRun if there is none, or none that the viewer may see
     */
    public static Run of(AgentClient agents, RunId runId, Viewer viewer) {
        Run run = agents.handle(runId).run();
        if (!viewer.maySee(run.origin())) {
            throw new AgentClientException.UnknownRun(runId);
        }
        return run;
    }
}
