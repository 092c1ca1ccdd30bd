package io.agentee.runtime.loop;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What the loop logs. */
@MessageLogger(projectCode = "AGTE", length = 5)
@ValidIdRange(min = 11000, max = 11099)
interface RuntimeMessages {

    RuntimeMessages LOG =
            Logger.getMessageLogger(MethodHandles.lookup(), RuntimeMessages.class, "io.agentee.runtime.loop");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 11000, value = "Run '%s' failed with an unexpected error")
    void runFailed(@Cause Throwable cause, String runId);
}
