package io.agentee.client.run;

import io.agentee.api.run.RunStatus;
import io.agentee.api.run.SubRun;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run that another one has begun, as the other one shows it.
 *
 * @param runId identifies it
 * @param agent its agent
 * @param status where it stands
 * @param toolCallId the call of the other run that it is the answer to
 */
@Schema(name = "SubRun", description = "A run that another one has begun, by handing a task to a sub-agent")
record SubRunBody(
        @Schema(examples = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0")
        String runId,

        @Schema(examples = "researcher") String agent,

        @Schema(
                implementation = String.class,
                enumeration = {"running", "awaiting-approval", "completed", "failed", "cancelled", "timed-out"},
                examples = "completed")
        RunStatus status,

        @Schema(description = "The call that it is the answer to", examples = "call-1")
        String toolCallId) {

    static SubRunBody of(SubRun subRun) {
        return new SubRunBody(
                subRun.runId().value(),
                subRun.agent().value(),
                subRun.status(),
                subRun.toolCallId().value());
    }
}
