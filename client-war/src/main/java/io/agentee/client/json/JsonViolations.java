package io.agentee.client.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the terms of the API what Jackson says in terms of Java. */
final class JsonViolations {

    // Jackson tells these two apart by their text alone.
    private static final String DUPLICATE = "Duplicate field '";
    private static final String TRAILING = "Trailing token";

    private JsonViolations() {}

    static Violation of(IOException problem) {
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return new Violation(
                    pointer(unknown),
                    "There is no field '%s' here; known are: %s."
                            .formatted(
                                    unknown.getPropertyName(),
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        if (problem instanceof MismatchedInputException mismatch) {
            if (mismatch.getOriginalMessage().startsWith(TRAILING)) {
                return new Violation("", "The body must be one JSON object and nothing more.");
            }
            return new Violation(pointer(mismatch), mismatchDetail(mismatch));
        }
        if (problem instanceof JsonProcessingException json) {
            return malformed(json);
        }
        return new Violation("", "The body cannot be read.");
    }

    private static Violation malformed(JsonProcessingException problem) {
        String pointer = problem instanceof JsonMappingException mapping ? pointer(mapping) : "";
        String message = problem.getOriginalMessage();
        if (message.startsWith(DUPLICATE)) {
            String name = message.substring(DUPLICATE.length(), message.length() - 1);
            return new Violation(pointer + Violation.pointerTo(name), "The field '%s' is there twice.".formatted(name));
        }
        JsonLocation location = problem.getLocation();
        if (location == null) {
            return new Violation(pointer, "The body is not JSON.");
        }
        return new Violation(
                pointer,
                "The body is not JSON: line %d, column %d.".formatted(location.getLineNr(), location.getColumnNr()));
    }

    private static String mismatchDetail(MismatchedInputException mismatch) {
        String what = mismatch.getPath().isEmpty() ? "The body" : "'%s'".formatted(name(mismatch));
        Class<?> type = mismatch.getTargetType();
        if (type == Duration.class) {
            return what + " must be an ISO-8601 duration, such as PT5M.";
        }
        if (type == String.class) {
            return what + " must be a string.";
        }
        if (type != null && (Map.class.isAssignableFrom(type) || JsonBody.class.isAssignableFrom(type))) {
            return what + " must be a JSON object.";
        }
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return what + " must be a JSON array.";
        }
        return what + " does not have the type that is expected here.";
    }

    private static String name(JsonMappingException problem) {
        return problem.getPath().stream().map(JsonViolations::step).collect(Collectors.joining("."));
    }

    private static String pointer(JsonMappingException problem) {
        return problem.getPath().stream()
                .map(reference -> Violation.pointerTo(step(reference)))
                .collect(Collectors.joining());
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }
}
