package io.agentee.client.run;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunStatus;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.json.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a list of runs is asked for.
 *
 * @param filter which runs
 * @param limit how many on a page
 * @param cursor where the page begins; empty for the first
 */
record RunListQuery(RunFilter filter, int limit, String cursor) {

    static final int DEFAULT_LIMIT = 25;
    static final int MAX_LIMIT = 200;

    private static final int MAX_TEXT = 128;
    private static final List<String> KNOWN =
            List.of("agent", "status", "conversationId", "startedBy", "since", "limit", "cursor");

    /**
     * @throws InvalidRequestException with everything that is wrong with the parameters
     */
    static RunListQuery of(MultivaluedMap<String, String> parameters) {
        Reader reader = new Reader(parameters);
        RunFilter filter = new RunFilter(
                reader.read("agent", RunListQuery::agent),
                reader.read("status", RunListQuery::status),
                reader.read("conversationId", value -> text("conversationId", value)),
                reader.read("startedBy", value -> text("startedBy", value)),
                reader.read("since", RunListQuery::since));
        int limit = reader.read("limit", RunListQuery::limit).orElse(DEFAULT_LIMIT);
        String cursor = reader.read("cursor", Function.identity()).orElse("");
        reader.requireLegal();
        return new RunListQuery(filter, limit, cursor);
    }

    private static AgentName agent(String value) {
        if (!AgentName.isLegal(value)) {
            throw new IllegalArgumentException("'agent' must be 1 to 64 lower-case letters, digits, '-' and '_'.");
        }
        return new AgentName(value);
    }

    private static RunStatus status(String value) {
        return RunStatus.ofWireName(value)
                .orElseThrow(() -> new IllegalArgumentException("'status' must be one of %s."
                        .formatted(Arrays.stream(RunStatus.values())
                                .map(RunStatus::wireName)
                                .collect(Collectors.joining(", ")))));
    }

    private static String text(String name, String value) {
        if (value.isBlank() || value.length() > MAX_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("'%s' must have 1 to %d characters.".formatted(name, MAX_TEXT));
        }
        return value;
    }

    private static Instant since(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'since' must be an ISO-8601 instant in UTC, such as 2026-11-21T08:00:00Z.", e);
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

    /** Collects what is wrong, so that the caller learns all of it at once. */
    private static final class Reader {

        private final MultivaluedMap<String, String> parameters;
        private final List<Violation> violations = new ArrayList<>();

        Reader(MultivaluedMap<String, String> parameters) {
            this.parameters = parameters;
            parameters.keySet().stream()
                    .filter(name -> !KNOWN.contains(name))
                    .sorted()
                    .map(name -> Violation.of(
                            name,
                            "There is no query parameter '%s'; known are: %s."
                                    .formatted(name, String.join(", ", KNOWN))))
                    .forEach(violations::add);
        }

        <T> Optional<T> read(String name, Function<String, T> parser) {
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

        void requireLegal() {
            if (!violations.isEmpty()) {
                throw new InvalidRequestException(violations);
            }
        }
    }
}
