package io.agentee.cdi.tool;

import io.agentee.api.run.Caller;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may have a tool called. The annotations are those of the container, but they are held against the caller of the
 * run: nobody is signed in on the thread of a tool.
 */
sealed interface Access {

    /** Whether a run of this caller may call the tool. */
    boolean permits(Caller caller);

    /** Everyone may. */
    record Everyone() implements Access {
        @Override
        public boolean permits(Caller caller) {
            return true;
        }
    }

    /** Nobody may. */
    record Nobody() implements Access {
        @Override
        public boolean permits(Caller caller) {
            return false;
        }
    }

    /**
     * Callers who have one of these roles may.
     *
     * @param allowed names of roles; {@code **} stands for everyone who signed in
     */
    record Roles(List<String> allowed) implements Access {
        private static final String SIGNED_IN = "**";

        @Override
        public boolean permits(Caller caller) {
            return allowed.stream()
                    .anyMatch(role -> SIGNED_IN.equals(role)
                            ? !Caller.ANONYMOUS.name().equals(caller.name())
                            : caller.hasRole(role));
        }
    }

    /** What a method says, else the class that declares it, else the class of the bean. */
    static Access of(Method method, Class<?> beanClass) {
        return Stream.of(method, method.getDeclaringClass(), beanClass)
                .flatMap(element -> declared(element).stream())
                .findFirst()
                .orElseGet(Everyone::new);
    }

    private static Optional<Access> declared(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Nobody());
        }
        RolesAllowed roles = element.getAnnotation(RolesAllowed.class);
        if (roles != null) {
            return Optional.of(new Roles(List.of(roles.value())));
        }
        return element.isAnnotationPresent(PermitAll.class) ? Optional.of(new Everyone()) : Optional.empty();
    }
}
