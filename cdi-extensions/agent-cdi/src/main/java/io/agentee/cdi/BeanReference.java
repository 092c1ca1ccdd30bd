package io.agentee.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A bean as it was found, wherever in the application it lives: used through a contextual reference, so that its scope
 * and its interceptors work, and in an active request context.
 *
 * @param beans where the bean lives
 * @param bean the bean
 * @param type one of its types
 */
public record BeanReference(BeanManager beans, Bean<?> bean, Type type) {

    /**
     * Does something with the bean.
     *
     * @throws X what the use throws, itself
     */
    public <R, X extends Exception> @Nullable R use(Use<R, X> use) throws X {
        RequestContextController requestContext =
                beans.createInstance().select(RequestContextController.class).get();
        boolean activated = requestContext.activate();
        try {
            return useInContext(use);
        } finally {
            if (activated) {
                requestContext.deactivate();
            }
        }
    }

    private <R, X extends Exception> @Nullable R useInContext(Use<R, X> use) throws X {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        try {
            return use.of(beans.getReference(bean, type, context));
        } finally {
            context.release();
        }
    }

    /**
     * What to do with a bean.
     *
     * @param <R> what comes of it
     * @param <X> what may go wrong
     */
    @FunctionalInterface
    public interface Use<R, X extends Exception> {

        /** Does it. */
        @Nullable
        R of(Object reference) throws X;
    }
}
