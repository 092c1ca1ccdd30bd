package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/**
 * What a run may use. Part of the definition's snapshot, so that a run keeps the limits that it was started with.
 *
 * @param timeout active time of the run; positive
 * @param maxIterations turns before the closing call; at least 1
 * @param modelCall limits of a model call
 * @param toolCall limits of a tool call; {@code maxAttempts} applies to tools that may be repeated
 * @param heartbeatTimeout how soon a killed worker is noticed; positive
 * @param maxToolResultBytes UTF-8 bytes of a tool result that reach the model, the rest is cut; at least 1
 * @param maxHistoryEvents events of Temporal history after which the run continues as new; 0 leaves it to Temporal
 * @param subAgentTimeout active time of each run of a sub-agent, if its own timeout is not shorter; positive
 */
public record RunLimits(
        Duration timeout,
        int maxIterations,
        CallPolicy modelCall,
        CallPolicy toolCall,
        Duration heartbeatTimeout,
        int maxToolResultBytes,
        int maxHistoryEvents,
        Duration subAgentTimeout) {

    private static final Duration SUB_AGENT_TIMEOUT = Duration.ofMinutes(15);

    public RunLimits {
        requireNonNull(timeout, "timeout is null");
        requireNonNull(modelCall, "modelCall is null");
        requireNonNull(toolCall, "toolCall is null");
        requireNonNull(heartbeatTimeout, "heartbeatTimeout is null");
        requirePositive("timeout", timeout);
        requirePositive("heartbeatTimeout", heartbeatTimeout);
        // Runs of the time before there were sub-agents have none.
        subAgentTimeout = requireNonNullElse(subAgentTimeout, SUB_AGENT_TIMEOUT);
        requirePositive("subAgentTimeout", subAgentTimeout);
        requireAtLeastOne("maxIterations", maxIterations);
        requireAtLeastOne("maxToolResultBytes", maxToolResultBytes);
        if (maxHistoryEvents < 0) {
            throw new IllegalArgumentException("maxHistoryEvents must be 0 or more, not " + maxHistoryEvents);
        }
    }

    /** The limits of an agent for which nothing is configured. */
    public static RunLimits defaultsFor(AgentMode mode) {
        Duration timeout =
                switch (mode) {
                    case INTERACTIVE -> Duration.ofMinutes(5);
                    case AUTONOMOUS -> Duration.ofMinutes(60);
                };
        return new RunLimits(
                timeout,
                10,
                new CallPolicy(Duration.ofMinutes(10), 5, Duration.ofSeconds(1)),
                new CallPolicy(Duration.ofMinutes(10), 3, Duration.ofSeconds(1)),
                Duration.ofSeconds(30),
                256 * 1024,
                0,
                SUB_AGENT_TIMEOUT);
    }

    /** The same limits with another timeout. */
    public RunLimits withTimeout(Duration newTimeout) {
        return new RunLimits(
                newTimeout,
                maxIterations,
                modelCall,
                toolCall,
                heartbeatTimeout,
                maxToolResultBytes,
                maxHistoryEvents,
                subAgentTimeout);
    }

    static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("%s must be positive, not %s".formatted(name, value));
        }
    }

    static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, not %d".formatted(name, value));
        }
    }
}
