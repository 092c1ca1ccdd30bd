package io.agentee.temporal;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies the {@link java.util.concurrent.Executor} for activity bodies.
 *
 * <p>Temporal calls activities on threads of its own, which carry no {@code java:comp}. A body handed to this executor
 * runs on the managed executor that {@code temporal.worker.executor} names, with the naming, class loading and security
 * context of the thread that called {@code TemporalWorkers.start}, without a transaction, and with an active request
 * scope. It may be called from any thread; it throws {@link java.util.concurrent.RejectedExecutionException} when no
 * worker was started or when the worker has stopped.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface ForActivities {

    /** An instance of the qualifier, for programmatic lookup. */
    final class Literal extends AnnotationLiteral<ForActivities> implements ForActivities {
        /** The only instance. */
        public static final Literal INSTANCE = new Literal();

        private static final long serialVersionUID = 1;

        private Literal() {}
    }
}
