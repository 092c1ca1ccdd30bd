package io.agentee.runtime.activity;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What the calls log. */
@MessageLogger(projectCode = "AGTE", length = 5)
@ValidIdRange(min = 11100, max = 11199)
interface ActivityLog {

    ActivityLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ActivityLog.class, "io.agentee.runtime.activity");

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 11100, value = "Temporal was not told how %2$s of run '%1$s' ended")
    void notDelivered(@Cause Throwable cause, String runId, String activity);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 11101, value = "A call of run '%s' could not begin; it is given back to be scheduled again")
    void notPrepared(@Cause Throwable cause, String runId);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 11102, value = "The tool '%s' failed in run '%s'")
    void toolFailed(@Cause Throwable cause, String tool, String runId);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 11103, value = "What a tool of run '%s' does on cancellation failed")
    void cancellationActionFailed(@Cause Throwable cause, String runId);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 11104, value = "The model call of run '%s' could not be aborted")
    void modelNotCancelled(@Cause Throwable cause, String runId);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 11105, value = "The authorizer of the tool '%s' failed in run '%s'; the call is refused")
    void authorizerFailed(@Cause Throwable cause, String tool, String runId);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 11106, value = "The policy '%s' failed in run '%s'; a human is asked")
    void policyFailed(@Cause Throwable cause, String policy, String runId);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 11107, value = "A call of the tool '%s' in run '%s' is not the one that was approved; it is refused")
    void notTheApprovedCall(String tool, String runId);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 11108, value = "The webhook of the agent '%s' was not told of '%s'")
    void webhookNotTold(@Cause Throwable cause, String agent, String approvalId);
}
