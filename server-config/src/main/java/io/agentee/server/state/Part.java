package io.agentee.server.state;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One server of the development set-up. Its name and ports follow from what it is.
 *
 * @param kind what it is
 * @param number which of its kind, from 1
 * @param portOffset what is added to every port
 */
public record Part(PartKind kind, int number, int portOffset) {

    private static final Pattern NAME = Pattern.compile("([a-z]+)(?:-([1-9][0-9]?))?");

    /**
     * Reads a name.
     *
     * @param name such as {@code worker} or {@code worker-2}
     * @param portOffset what is added to every port
     * @return empty when there is no such part
     */
    public static Optional<Part> named(String name, int portOffset) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return Arrays.stream(PartKind.values())
                .filter(kind -> kind.label().equals(matcher.group(1)))
                .map(kind -> new Part(kind, number, portOffset))
                .filter(part -> part.name().equals(name))
                .findFirst();
    }

    /**
     * Tells the name.
     *
     * @return the kind, with the number from the second on
     */
    public String name() {
        return number == 1 ? kind.label() : kind.label() + "-" + number;
    }

    /**
     * Tells the port that others use.
     *
     * @return HTTP, or that of Temporal or Redis
     */
    public int port() {
        return kind.port() + number - 1 + portOffset;
    }

    /**
     * Tells the other port.
     *
     * @return that of the management interface or the web UI; empty when the part has no other
     */
    public Optional<Integer> secondPort() {
        return kind.secondPort().map(port -> port + number - 1 + portOffset);
    }

    /**
     * Tells where to look with a browser or a command.
     *
     * @return the address of the API, of health, of Temporal's web UI, or of Redis
     */
    public String url() {
        return switch (kind) {
            case TEMPORAL -> "http://localhost:" + secondPort().orElseThrow();
            case REDIS -> "redis://127.0.0.1:" + port();
            case CLIENT, SINGLE -> "http://localhost:" + port() + "/api/v1";
            case WORKER -> "http://localhost:" + port() + "/health";
        };
    }

    /**
     * Tells every port with what it is for.
     *
     * @return port to purpose
     */
    public Map<Integer, String> purposes() {
        Map<Integer, String> purposes = new TreeMap<>();
        purposes.put(port(), purpose());
        secondPort().ifPresent(port -> purposes.put(port, secondPurpose()));
        return purposes;
    }

    private String purpose() {
        return switch (kind) {
            case TEMPORAL -> "Temporal";
            case REDIS -> "Redis";
            case CLIENT, WORKER, SINGLE -> "HTTP port of " + name();
        };
    }

    private String secondPurpose() {
        return kind == PartKind.TEMPORAL ? "Temporal's web UI" : "management port of " + name();
    }
}
