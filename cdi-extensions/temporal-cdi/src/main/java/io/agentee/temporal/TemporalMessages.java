package io.agentee.temporal;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Every text that this module shows, with its id. Ids are never reused. */
@MessageLogger(projectCode = "AGTE", length = 5)
public interface TemporalMessages extends BasicLogger {
    TemporalMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), TemporalMessages.class, "io.agentee.temporal");

    @Message(id = 10001, value = "Unknown key %s: remove it or correct its name")
    String unknownKey(String key);

    @Message(id = 10002, value = "%s: '%s' is not %s")
    String badValue(String key, String value, String expected);

    @Message(id = 10003, value = "%s: '%s' refers to something that is not set")
    String unresolvable(String key, String value);

    @Message(id = 10004, value = "%s: the file '%s' cannot be read")
    String unreadableFile(String key, String path);

    @Message(id = 10005, value = "%s is set, %s is not: a client certificate needs both")
    String incompleteClientCertificate(String present, String missing);

    @Message(id = 10006, value = "%s is set, but temporal.tls is false")
    String tlsIsOff(String key);

    @Message(id = 10007, value = "%s: virtual threads need Java 21, this is Java %d")
    String virtualThreadsNeedJava21(String key, int version);

    @Message(id = 10008, value = "temporal.tls-*: the certificates or the key cannot be used: %s")
    String unusableTls(String reason);

    @Message(id = 10009, value = "There are %d DataConverter beans (%s): Temporal needs exactly one, or none")
    String ambiguousDataConverter(int count, String beans);

    @Message(id = 10010, value = "The Temporal configuration has problems:%n%s")
    String badConfiguration(String problems);

    @Message(id = 10020, value = "%s: nothing is bound to '%s' in JNDI")
    String nothingBound(String key, String name);

    @Message(id = 10021, value = "%s: '%s' in JNDI is a %s, not a %s")
    String wrongType(String key, String name, String actual, String expected);

    @Message(id = 10022, value = "Temporal connections are closed")
    String connectionsClosed();

    @Message(
            id = 10023,
            value = "A TemporalCustomizer or DataConverter bean asks for Temporal while it is being set up:"
                    + " let it inject Instance<WorkflowClient> and use that later")
    String askedTooEarly();

    @Message(
            id = 10030,
            value = "No worker was started here: activity bodies have no executor. Call TemporalWorkers.start first")
    String noWorkerStarted();

    @Message(id = 10040, value = "A compressed payload is larger than %d bytes when inflated")
    String payloadTooLarge(long limit);

    @Message(id = 10041, value = "A compressed payload is damaged")
    String payloadDamaged();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10100, value = "Worker polls Temporal at %s, namespace %s")
    void polling(String address, String namespace);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10101, value = "Temporal at %s does not answer (%s); the worker keeps trying")
    void temporalDoesNotAnswer(String address, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 10102, value = "Worker stopped")
    void workerStopped();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10103, value = "Worker did not drain within %s; %d activities are interrupted")
    void workerDidNotDrain(Duration gracefulStopTime, int activities);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10104, value = "%s: nothing is bound to '%s' in JNDI; connection threads are plain threads")
    void plainThreads(String key, String name);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 10105, value = "The Temporal client's retry thread could not be stopped")
    void retryThreadNotStopped(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 10106, value = "The worker could not start")
    void workerCannotStart(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 10107, value = "An activity body failed without reporting it")
    void activityBodyFailed(@Cause Throwable cause);
}
