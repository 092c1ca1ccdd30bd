package io.agentee.cdi.tool;

import io.agentee.cdi.BeanReference;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bean with tools, called through its contextual reference, so that its scope and its interceptors work.
 *
 * @param beans where the bean lives
 * @param bean the bean
 */
record ToolBean(BeanManager beans, Bean<?> bean) {

    /** The method by which references to the bean can be called: its own, or that of an interface that it is known by. */
    Optional<Method> callable(Method declared) {
        return bean.getTypes().stream()
                .flatMap(type -> type instanceof Class<?> known ? Stream.of(known) : Stream.empty())
                .filter(type -> type != Object.class)
                .sorted(Comparator.comparing(
                        type -> !declared.getDeclaringClass().equals(type)))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(declared.getName())
                        && Arrays.equals(method.getParameterTypes(), declared.getParameterTypes())
                        && !method.isBridge())
                .findFirst();
    }

    /** What references to the bean are known by. */
    String typeNames() {
        return bean.getTypes().stream().map(Type::getTypeName).sorted().collect(Collectors.joining(", "));
    }

    /**
     * Calls a method of the bean in an active request context.
     *
     * @throws Exception what the method throws, itself
     */
    @Nullable
    Object call(Method method, @Nullable Object[] arguments) throws Exception {
        return new BeanReference(beans, bean, type(method))
                .<Object, Exception>use(reference -> call(method, reference, arguments));
    }

    private static @Nullable Object call(Method method, Object reference, @Nullable Object[] arguments)
            throws Exception {
        try {
            return method.invoke(reference, arguments);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof Exception exception) {
                throw exception;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw thrown;
        }
    }

    private Type type(Method method) {
        return bean.getTypes().contains(bean.getBeanClass()) ? bean.getBeanClass() : method.getDeclaringClass();
    }
}
