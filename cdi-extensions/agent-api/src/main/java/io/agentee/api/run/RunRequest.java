package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks for a run.
 *
 * @param agent the agent
 * @param input what the user says
 * @param caller who asks
 * @param conversationId the conversation that the run belongs to
 * @param metadata the caller's own labels, sorted by key
 * @param timeout active time, in place of the agent's; positive
 * @param idempotencyKey 1 to 128 visible characters; the same key by the same caller starts one run
 */
public record RunRequest(
        AgentName agent,
        String input,
        Caller caller,
        Optional<String> conversationId,
        Map<String, String> metadata,
        Optional<Duration> timeout,
        Optional<String> idempotencyKey) {

    /**
     * @throws IllegalArgumentException if the input is blank, or the timeout is not positive
     */
    public RunRequest {
        requireNonNull(agent, "agent is null");
        requireNonNull(input, "input is null");
        requireNonNull(caller, "caller is null");
        requireNonNull(conversationId, "conversationId is null");
        requireNonNull(metadata, "metadata is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(idempotencyKey, "idempotencyKey is null");
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        if (input.isBlank()) {
            throw new IllegalArgumentException("input is blank");
        }
        timeout.ifPresent(RunRequest::requirePositive);
    }

    /** A request for this agent with this input, by nobody in particular. */
    public static RunRequest of(String agent, String input) {
        return new RunRequest(
                new AgentName(agent),
                input,
                Caller.ANONYMOUS,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same request by this caller. */
    public RunRequest withCaller(Caller newCaller) {
        return new RunRequest(agent, input, newCaller, conversationId, metadata, timeout, idempotencyKey);
    }

    /** The same request in this conversation. */
    public RunRequest withConversationId(String newConversationId) {
        return new RunRequest(agent, input, caller, Optional.of(newConversationId), metadata, timeout, idempotencyKey);
    }

    /** The same request with these labels. */
    public RunRequest withMetadata(Map<String, String> newMetadata) {
        return new RunRequest(agent, input, caller, conversationId, newMetadata, timeout, idempotencyKey);
    }

    /** The same request with this much active time. */
    public RunRequest withTimeout(Duration newTimeout) {
        return new RunRequest(agent, input, caller, conversationId, metadata, Optional.of(newTimeout), idempotencyKey);
    }

    /** The same request under this idempotency key. */
    public RunRequest withIdempotencyKey(String newIdempotencyKey) {
        return new RunRequest(agent, input, caller, conversationId, metadata, timeout, Optional.of(newIdempotencyKey));
    }

    private static void requirePositive(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be positive, not " + timeout);
        }
    }
}
