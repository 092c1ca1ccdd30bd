package io.agentee.api.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the tool calls of one turn are executed. Their results enter the transcript in the order of the calls. */
public enum ToolExecution {
    /** All at once. */
    @JsonProperty("parallel")
    PARALLEL,
    /** One after the other. */
    @JsonProperty("sequential")
    SEQUENTIAL
}
