package io.agentee.client.stream;

import io.agentee.api.run.AgentClientException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "AGTE", length = 5)
interface StreamLog extends BasicLogger {

    StreamLog LOG =
            Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), StreamLog.class, "io.agentee.client");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 14002,
            value = "A stream of events broke off unexpectedly; its watcher was disconnected and can resume")
    void brokeOffUnexpectedly(@Cause Throwable cause);

    /** A stream ends without the event that should be its last. */
    static void brokeOff(Throwable problem) {
        if (problem instanceof AgentClientException) {
            // Temporal was away, of which others complain in time; all watchers of all runs need not.
            LOG.debugf("A stream of events broke off: %s", problem.getMessage());
            return;
        }
        LOG.brokeOffUnexpectedly(problem);
    }
}
