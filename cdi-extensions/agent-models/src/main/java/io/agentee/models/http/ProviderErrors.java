package io.agentee.models.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelSettings;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what went wrong with a model call: briefly, with the provider's own words, and never with the API key. */
public final class ProviderErrors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ERROR_BEGINS = "{\"error\"";
    private static final int LONGEST_EXCERPT = 500;

    private final ModelSettings settings;
    private final Clock clock;

    ProviderErrors(ModelSettings settings, Clock clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** The provider answered with an HTTP error. */
    ModelException refused(int status, HttpHeaders headers, String body) {
        return ModelException.httpError(answered(status, body), status, RetryAfter.of(headers, clock));
    }

    /** The provider reported an error in the middle of its answer, after a status of 200. */
    public ModelException reported(int status, String message) {
        return ModelException.httpError(answered(status, message), status, Optional.empty());
    }

    /** The error that stands in the answer's stream where a part of the answer should; empty when it is such a part. */
    Optional<ModelException> inStream(String document) {
        // Looked at first, since every word of an answer comes through here.
        if (!document.stripLeading().startsWith(ERROR_BEGINS)) {
            return Optional.empty();
        }
        int status = parse(document).path("error").path("code").asInt(0);
        return Optional.of(
                status >= 400 && status < 600
                        ? reported(status, document)
                        : brokenAnswer(new IOException(messageIn(document))));
    }

    /** The connection could not be made, or broke. */
    ModelException brokenOff(Throwable failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return unreachable("the connection to %s failed: %s".formatted(target(), reason), failure);
    }

    /** The answer began, but then reported an error or was not what the provider's protocol has. */
    public ModelException brokenAnswer(Throwable failure) {
        return unreachable("the answer of %s broke: %s".formatted(target(), failure.getMessage()), failure);
    }

    /** The answer stopped before it was complete. */
    public ModelException unfinished() {
        return unreachable(
                "%s ended its answer before it was complete".formatted(target()),
                new EOFException("the answer is not complete"));
    }

    /** The answer is complete, but there is nothing in it. */
    public ModelException empty() {
        return unreachable("%s gave an empty answer".formatted(target()), new EOFException("the answer is empty"));
    }

    /** The call can never succeed. */
    public ModelException permanent(String problem) {
        return ModelException.permanent("%s %s".formatted(target(), excerpt(withoutSecrets(problem))));
    }

    private ModelException unreachable(String message, Throwable cause) {
        return ModelException.unreachable(excerpt(withoutSecrets(message)), withoutSecrets(cause));
    }

    private String answered(int status, String body) {
        String said = excerpt(withoutSecrets(messageIn(body)));
        return said.isEmpty()
                ? "%s answered %d".formatted(target(), status)
                : "%s answered %d: %s".formatted(target(), status, said);
    }

    private String target() {
        return "model '%s' (%s)".formatted(settings.name(), settings.provider());
    }

    private static String messageIn(String body) {
        JsonNode root = parse(body);
        JsonNode document = root.isArray() ? root.path(0) : root;
        JsonNode error = document.path("error");
        return Stream.of(error.path("message"), error, document.path("message"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(body);
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "…";
    }

    private String withoutSecrets(String text) {
        return settings.apiKey()
                .map(key -> key.reveal())
                .filter(key -> !key.isBlank())
                .map(key -> text.replace(key, "***"))
                .orElse(text);
    }

    // The cause may end up in logs and in the run's history with its message.
    private Throwable withoutSecrets(Throwable cause) {
        String message = cause.getMessage();
        if (message == null) {
            return cause;
        }
        return new IOException("%s: %s".formatted(cause.getClass().getName(), excerpt(withoutSecrets(message))));
    }
}
