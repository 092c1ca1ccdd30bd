package io.agentee.client.query;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.json.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the parameters of a list. Collects what is wrong, so that the caller learns all of it at once. */
public final class QueryParameters {

    static final int DEFAULT_LIMIT = 25;
    static final int MAX_LIMIT = 200;

    private static final int MAX_TEXT = 128;

    private final MultivaluedMap<String, String> parameters;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param parameters what was sent
     * @param known the names of all that may be sent
     */
    public QueryParameters(MultivaluedMap<String, String> parameters, List<String> known) {
        this.parameters = requireNonNull(parameters, "parameters is null");
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> Violation.of(
                        name,
                        "There is no query parameter '%s'; known are: %s.".formatted(name, String.join(", ", known))))
                .forEach(violations::add);
    }

    /**
     * A parameter; empty when it is not there, or wrong.
     *
     * @param parser throws {@link IllegalArgumentException}, with a sentence for the caller, at what is wrong
     */
    public <T> Optional<T> read(String name, Function<String, T> parser) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(Violation.of(name, "The query parameter '%s' must be there only once.".formatted(name)));
            return Optional.empty();
        }
        try {
            return values.stream().findFirst().map(parser);
        } catch (IllegalArgumentException e) {
            violations.add(Violation.of(name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The name of an agent. */
    public Optional<AgentName> agent() {
        return read("agent", QueryParameters::agent);
    }

    /** Short text in one line. */
    public Optional<String> text(String name) {
        return read(name, value -> text(name, value));
    }

    /** A point in time. */
    public Optional<Instant> instant(String name) {
        return read(name, value -> instant(name, value));
    }

    /** How many on a page. */
    public int limit() {
        return read("limit", QueryParameters::limit).orElse(DEFAULT_LIMIT);
    }

    /** Where the page begins; empty for the first. */
    public String cursor() {
        return read("cursor", Function.identity()).orElse("");
    }

    /**
     * To be called when all is read.
     *
     * @throws InvalidRequestException with everything that is wrong with the parameters
     */
    public void requireLegal() {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
    }

    /** What is to be thrown when a list does not know the cursor. */
    public static InvalidRequestException invalidCursor() {
        return InvalidRequestException.of("cursor", "'cursor' must be the nextCursor of a page of this list.");
    }

    private static AgentName agent(String value) {
        if (!AgentName.isLegal(value)) {
            throw new IllegalArgumentException("'agent' must be 1 to 64 lower-case letters, digits, '-' and '_'.");
        }
        return new AgentName(value);
    }

    private static String text(String name, String value) {
        if (value.isBlank() || value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'%s' must have 1 to %d characters.".formatted(name, MAX_TEXT));
        }
        return value;
    }

    private static Instant instant(String name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' must be an ISO-8601 instant in UTC, such as 2026-11-21T08:00:00Z.".formatted(name), e);
        }
    }

    private static int limit(String value) {
        String message = "'limit' must be a number from 1 to %d.".formatted(MAX_LIMIT);
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message, e);
        }
        throw new IllegalArgumentException(message);
    }
}
