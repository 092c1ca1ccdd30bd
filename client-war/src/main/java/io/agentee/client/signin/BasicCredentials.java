package io.agentee.client.signin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What HTTP Basic carries, RFC 7617.
 *
 * @param name the name of the caller
 * @param password the password
 */
record BasicCredentials(String name, String password) {

    /** Reads what stands after the word {@code Basic}; empty when it is malformed. */
    static Optional<BasicCredentials> parse(String encoded) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
                    .toString();
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return name + ":***";
    }
}
