package io.agentee.client.start;

import io.agentee.client.json.InvalidRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header of this name. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern LEGAL = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private IdempotencyKey() {}

    /**
     * @throws InvalidRequestException if there are several, or one that is not legal
     */
    static Optional<String> of(HttpHeaders headers) {
        List<String> values = headers.getRequestHeader(HEADER);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw InvalidRequestException.of(HEADER, "The header %s must be there only once.".formatted(HEADER));
        }
        String value = values.get(0).strip();
        if (!LEGAL.matcher(value).matches()) {
            throw InvalidRequestException.of(
                    HEADER, "The header %s must have 1 to 128 visible ASCII characters.".formatted(HEADER));
        }
        return Optional.of(value);
    }
}
