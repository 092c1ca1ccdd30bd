package io.agentee.redis;

import java.lang.invoke.MethodHandles;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What this module logs. Ids are never reused. */
@MessageLogger(projectCode = "AGTE", length = 5)
@ValidIdRange(min = 16000, max = 16999)
public interface RedisMessages {

    RedisMessages LOG = Logger.getMessageLogger(MethodHandles.lookup(), RedisMessages.class, "io.agentee.redis");

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 16000,
            value = "Redis at %s cannot be reached (%s): answers are not seen while they are given. It is tried again"
                    + " until it can; this is said once")
    void unreachable(URI address, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 16001, value = "Redis at %s can be reached again")
    void reachableAgain(URI address);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 16002, value = "Redis at %s refuses a command (%s); this is said at most once a minute")
    void refused(URI address, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 16003,
            value =
                    "Pieces of run '%s' in Redis are skipped: they are not in the format of this version. This is said once")
    void unreadable(String runId);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 16004, value = "A follower of run '%s' failed; it is told nothing more")
    void followerFailed(@Cause Throwable cause, String runId);
}
