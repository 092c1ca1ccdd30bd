package io.agentee.client.console.decision;

import io.agentee.api.approval.ApprovalException;
import io.agentee.api.run.AgentClientException;

/** Why something was not done about an approval, in words and as the status of HTTP. */
public final class Failure {

    private Failure() {}

    public static String sentence(RuntimeException problem) {
        String why = String.valueOf(problem.getMessage());
        if (problem instanceof ApprovalException.DigestMismatch) {
            return "What you saw is not what is pending any more; look at it again. " + why;
        }
        if (problem instanceof ApprovalException.InvalidArguments) {
            return "The arguments do not match the schema: " + why;
        }
        if (problem instanceof AgentClientException.NoWorker
                || problem instanceof AgentClientException.TemporalUnavailable) {
            return why + " Whether the change was made is not known; look again in a moment.";
        }
        return why;
    }

    public static int status(RuntimeException problem) {
        if (problem instanceof ApprovalException.UnknownApproval) {
            return 404;
        }
        if (problem instanceof ApprovalException.NotAllowed) {
            return 403;
        }
        if (problem instanceof ApprovalException.Expired || problem instanceof ApprovalException.RunFinished) {
            return 410;
        }
        if (problem instanceof ApprovalException.DigestMismatch) {
            return 412;
        }
        if (problem instanceof ApprovalException.InvalidArguments) {
            return 422;
        }
        return problem instanceof ApprovalException ? 409 : 503;
    }
}
