package io.agentee.client.problem;

import java.net.URI;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "AGTE", length = 5)
interface ProblemLog extends BasicLogger {

    ProblemLog LOG =
            Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), ProblemLog.class, "io.agentee.client");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 14000, value = "A request failed unexpectedly; the caller was given the problem %s")
    void failedUnexpectedly(URI instance, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 14001, value = "A request could not be served: %s The caller was given the problem %s")
    void notServed(String detail, URI instance);
}
