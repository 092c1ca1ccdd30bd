package io.agentee.client.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the terms of the API what Jackson says in terms of Java. */
final class JsonViolations {

    private static final String DUPLICATE = "Duplicate field '";

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
            return new Violation(pointer(mismatch), mismatchDetail(mismatch));
        }
        if (problem instanceof JsonProcessingException json) {
            return new Violation(json instanceof JsonMappingException mapping ? pointer(mapping) : "", detail(json));
        }
        return new Violation("", "The body cannot be read.");
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
        return what + " does not have the type that is expected here.";
    }

    private static String detail(JsonProcessingException problem) {
        String message = problem.getOriginalMessage();
        if (message.startsWith(DUPLICATE)) {
            return "The field '%s' is there twice."
                    .formatted(message.substring(DUPLICATE.length(), message.length() - 1));
        }
        JsonLocation location = problem.getLocation();
        if (location == null) {
            return "The body is not JSON.";
        }
        return "The body is not JSON: line %d, column %d.".formatted(location.getLineNr(), location.getColumnNr());
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
