package io.agentee.client.json;

import java.util.List;
import java.util.stream.Collectors;

/** A request breaks the contract; the message lists every violation that was found. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidRequestException(List<Violation> violations) {
        super(violations.stream().map(Violation::detail).collect(Collectors.joining(" ")));
        this.violations = List.copyOf(violations);
    }

    /** A request with one violation, of the field, query parameter or header of this name. */
    public static InvalidRequestException of(String name, String detail) {
        return new InvalidRequestException(List.of(Violation.of(name, detail)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
