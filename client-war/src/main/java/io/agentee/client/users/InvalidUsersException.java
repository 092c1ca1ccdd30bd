package io.agentee.client.users;

import java.util.List;

/** A users file is not as it must be. */
final class InvalidUsersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problems everything that is wrong, each with its message id
     */
    InvalidUsersException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
