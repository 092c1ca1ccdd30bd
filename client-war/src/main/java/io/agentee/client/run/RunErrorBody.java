package io.agentee.client.run;

import io.agentee.api.run.RunProblem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a run has no answer.
 *
 * @param type {@code urn:agentee:problem:<slug>}
 * @param title what kind of problem
 * @param detail what happened this time
 */
@Schema(name = "RunError", description = "Why a run has no answer, in the terms of RFC 9457")
record RunErrorBody(
        @Schema(examples = "urn:agentee:problem:model-failed")
        String type,

        @Schema(examples = "The model call failed") String title,
        String detail) {

    static RunErrorBody of(RunProblem problem) {
        return new RunErrorBody(problem.type(), problem.title(), problem.detail());
    }
}
