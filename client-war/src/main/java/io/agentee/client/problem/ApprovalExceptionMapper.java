package io.agentee.client.problem;

import io.agentee.api.approval.ApprovalException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what is not done about an approval. */
@Provider
@Singleton
public class ApprovalExceptionMapper implements ExceptionMapper<ApprovalException> {

    @Override
    public Response toResponse(ApprovalException exception) {
        String detail = String.valueOf(exception.getMessage());
        return exception instanceof ApprovalException.InvalidArguments invalid
                ? ProblemResponse.invalid(
                        ProblemType.INVALID_ARGUMENTS, detail, ArgumentViolations.of(invalid.violations()))
                : ProblemResponse.of(type(exception), detail);
    }

    private static ProblemType type(ApprovalException exception) {
        if (exception instanceof ApprovalException.UnknownApproval) {
            return ProblemType.UNKNOWN_APPROVAL;
        }
        if (exception instanceof ApprovalException.UnknownGrant) {
            return ProblemType.UNKNOWN_GRANT;
        }
        if (exception instanceof ApprovalException.AlreadyDecided) {
            return ProblemType.ALREADY_DECIDED;
        }
        if (exception instanceof ApprovalException.Claimed) {
            return ProblemType.CLAIMED;
        }
        if (exception instanceof ApprovalException.Expired) {
            return ProblemType.APPROVAL_EXPIRED;
        }
        if (exception instanceof ApprovalException.RunFinished) {
            return ProblemType.APPROVAL_RUN_FINISHED;
        }
        return exception instanceof ApprovalException.DigestMismatch
                ? ProblemType.DIGEST_MISMATCH
                : ProblemType.NOT_ALLOWED;
    }
}
