package io.agentee.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether somebody waits for the run. */
public enum AgentMode {
    /** Somebody waits: short timeout, and a start is refused when no worker polls. */
    @JsonProperty("interactive")
    INTERACTIVE,
    /** Nobody waits: long timeout, and a run waits for a worker. */
    @JsonProperty("autonomous")
    AUTONOMOUS
}
