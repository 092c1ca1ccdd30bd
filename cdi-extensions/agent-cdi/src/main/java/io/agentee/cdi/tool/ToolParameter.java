package io.agentee.cdi.tool;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter of a tool that the model gives.
 *
 * @param name what the model calls it
 * @param description what it means; may be empty
 * @param declared the type in the source
 * @param type the same for Jackson
 */
record ToolParameter(String name, String description, Type declared, JavaType type) {

    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    boolean required() {
        return !isOptional(type.getRawClass());
    }

    /** The type of the value that the model gives. */
    Type given() {
        if (type.getRawClass() != Optional.class) {
            return declared;
        }
        return declared instanceof ParameterizedType optional ? optional.getActualTypeArguments()[0] : Object.class;
    }

    static boolean isOptional(Class<?> type) {
        return OPTIONALS.contains(type.getName());
    }
}
