package io.agentee.client.json;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;

/** Checks bodies against their constraints, and says in JSON's terms what is wrong. */
@Singleton
public class RequestValidation {

    private final Validator validator;

    @Inject
    public RequestValidation(Validator validator) {
        this.validator = validator;
    }

    /**
     * The same body.
     *
     * @throws InvalidRequestException with every violation
     */
    public <T extends JsonBody> T valid(T body) {
        Set<ConstraintViolation<T>> violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations.stream()
                    .map(violation -> new Violation(pointer(violation.getPropertyPath()), violation.getMessage()))
                    .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::detail))
                    .toList());
        }
        return body;
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case CONTAINER_ELEMENT -> {}
                default -> pointer.append(Violation.pointerTo(String.valueOf(node.getName())));
            }
            if (node.getKey() != null) {
                pointer.append(Violation.pointerTo(String.valueOf(node.getKey())));
            }
        }
        return pointer.toString();
    }
}
