package io.agentee.cdi.tool;

/** A type has no place in the schema of a tool; the message says which and what to use. */
final class UnsupportedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedTypeException(String message) {
        super(message);
    }
}
