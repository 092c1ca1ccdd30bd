package io.agentee.temporal.connection;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import io.agentee.temporal.config.TemporalConfigException;
import io.agentee.temporal.config.TemporalKey;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;

/** Looks container objects up. Names in {@code java:comp} resolve only on threads of the component that they belong to. */
public final class NamedObjects {
    private NamedObjects() {}

    /**
     * Looks a name up on the calling thread.
     *
     * @param <T> the expected type
     * @param key the configuration key that holds the name, for the error text
     * @param name the JNDI name
     * @param type the expected type
     * @return the object, or nothing when this JVM has no JNDI at all, as in Java SE
     * @throws TemporalConfigException when nothing, or something else, is bound to the name
     */
    // The reader lets local names pass only, so no remote directory can answer.
    @SuppressWarnings("BanJNDI")
    public static <T> Optional<T> lookup(TemporalKey key, String name, Class<T> type) {
        Object found;
        try {
            found = InitialContext.doLookup(name);
        } catch (NoInitialContextException javaSe) {
            return Optional.empty();
        } catch (NamingException missing) {
            throw unusable(MESSAGES.nothingBound(key.key(), name), missing);
        }
        if (!type.isInstance(found)) {
            String actual = found == null ? "null" : found.getClass().getName();
            throw new TemporalConfigException(List.of(MESSAGES.wrongType(key.key(), name, actual, type.getName())));
        }
        return Optional.of(type.cast(found));
    }

    private static TemporalConfigException unusable(String problem, NamingException cause) {
        TemporalConfigException exception = new TemporalConfigException(List.of(problem));
        exception.initCause(cause);
        return exception;
    }
}
