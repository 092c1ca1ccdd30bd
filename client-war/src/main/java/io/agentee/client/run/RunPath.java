package io.agentee.client.run;

import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunId;
import jakarta.ws.rs.core.UriBuilder;
import java.util.regex.Pattern;

/** Where a run is found on this server. */
public final class RunPath {

    /** What can be the id of a workflow; Temporal need not be bothered with anything else. */
    private static final Pattern POSSIBLE_ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private RunPath() {}

    /**
     * The path of a run. As the header Location, it is to be set as text: JAX-RS makes a URI absolute, as seen from behind
     * any proxy.
     */
    public static String of(RunId runId) {
        return UriBuilder.fromPath("/api/v1/runs/{runId}").build(runId.value()).getRawPath();
    }

    /**
     * The id that stands in a path.
     *
     * @throws AgentClientException.UnknownRun if it cannot be that of a run
     */
    public static RunId parse(String runId) {
        RunId id = new RunId(runId.isBlank() ? "?" : runId);
        if (!POSSIBLE_ID.matcher(runId).matches()) {
            throw new AgentClientException.UnknownRun(id);
        }
        return id;
    }
}
