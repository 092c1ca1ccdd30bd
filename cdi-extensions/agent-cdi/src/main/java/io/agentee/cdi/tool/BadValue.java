package io.agentee.cdi.tool;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a model what is wrong with a value that it gave, in its own terms: no Java, no positions in a text. */
final class BadValue {

    private static final int SHOWN = 100;

    private BadValue() {}

    static String describe(String parameter, JsonNode given, IOException unfit) {
        List<Reference> references = unfit instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        String path = parameter + path(references);
        JsonNode found = find(given, references);
        if (unfit instanceof UnrecognizedPropertyException unknown) {
            return "argument '%s' is unknown; known are: %s".formatted(path, known(unknown));
        }
        if (unfit instanceof ValueInstantiationException refused) {
            String reason = Optional.ofNullable(refused.getCause())
                    .map(Throwable::getMessage)
                    .orElse("the value was refused");
            return "argument '%s' is not valid: %s".formatted(path, reason);
        }
        if (found.isMissingNode()) {
            return "argument '%s' is missing".formatted(path);
        }
        return "argument '%s' must be %s, not %s".formatted(path, expected(target(unfit)), shown(found));
    }

    private static @Nullable Class<?> target(@Nullable Throwable unfit) {
        if (unfit instanceof MismatchedInputException mismatch) {
            return mismatch.getTargetType();
        }
        // A number out of range; inside of a record it comes as the cause of what names the place.
        if (unfit instanceof InputCoercionException outOfRange) {
            return outOfRange.getTargetType();
        }
        return unfit == null ? null : target(unfit.getCause());
    }

    /** A value as the model wrote it, shortened. */
    static String shown(JsonNode value) {
        String text = value.isTextual() ? "the text " + value : value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "a value that the schema allows";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "an object";
        }
        return PlainType.of(type).map(PlainType::words).orElse("a value that the schema allows");
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        return known == null ? "" : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String path(List<Reference> references) {
        return references.stream()
                .map(step ->
                        step.getFieldName() == null ? "[%d]".formatted(step.getIndex()) : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static JsonNode find(JsonNode given, List<Reference> references) {
        JsonNode found = given;
        for (Reference step : references) {
            found = step.getFieldName() == null ? found.path(step.getIndex()) : found.path(step.getFieldName());
        }
        return Optional.ofNullable(found).orElse(MissingNode.getInstance());
    }
}
