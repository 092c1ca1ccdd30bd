package io.agentee.client.agent;

import io.agentee.api.agent.CallPolicy;
import io.agentee.api.agent.RunLimits;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a run of an agent may use.
 *
 * @param timeout active time
 * @param maxIterations turns before the closing call
 * @param modelCall limits of a model call
 * @param toolCall limits of a tool call
 * @param maxToolResultBytes bytes of a tool result that reach the model
 * @param subAgentTimeout active time of each run of a sub-agent
 */
@Schema(name = "Limits", description = "What a run of an agent may use")
record LimitsBody(
        @Schema(implementation = String.class, format = "duration", description = "Active time", examples = "PT5M")
        Duration timeout,

        @Schema(description = "Turns before the closing call", examples = "10")
        int maxIterations,

        CallLimitsBody modelCall,
        CallLimitsBody toolCall,

        @Schema(description = "Bytes of a tool result that reach the model", examples = "262144")
        int maxToolResultBytes,

        @Schema(
                implementation = String.class,
                format = "duration",
                description = "Active time of each run of a sub-agent, if its own timeout is not shorter",
                examples = "PT15M")
        Duration subAgentTimeout) {

    static LimitsBody of(RunLimits limits) {
        return new LimitsBody(
                limits.timeout(),
                limits.maxIterations(),
                CallLimitsBody.of(limits.modelCall()),
                CallLimitsBody.of(limits.toolCall()),
                limits.maxToolResultBytes(),
                limits.subAgentTimeout());
    }

    /**
     * How long one kind of call may take, and how often it is tried.
     *
     * @param timeout how long one attempt may take
     * @param maxAttempts attempts in all; calls of tools that may not be repeated have one
     */
    @Schema(name = "CallLimits", description = "How long one kind of call may take, and how often it is tried")
    record CallLimitsBody(
            @Schema(implementation = String.class, format = "duration", examples = "PT10M")
            Duration timeout,

            @Schema(description = "Calls of tools that may not be repeated have one attempt", examples = "3")
            int maxAttempts) {

        static CallLimitsBody of(CallPolicy policy) {
            return new CallLimitsBody(policy.timeout(), policy.maxAttempts());
        }
    }
}
