package io.agentee.runtime.subrun;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.agent.ToolExecution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The longest that a run can take when all goes as it should: its active time, and the time in which it waits for humans,
 * itself or by the runs that it begins. Temporal ends it when even that is over.
 */
public final class Backstop {

    /** More calls than that in one turn of a sequential agent leave each less time on average. */
    private static final int MOST_CALLS_OF_A_TURN = 32;

    /** Temporal counts in 64 bits of nanoseconds; more than this is as good as for ever. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final List<SubAgent> subAgents;

    /**
     * @param subAgents the definitions of sub-agents, and of theirs
     */
    public Backstop(List<SubAgent> subAgents) {
        this.subAgents = subAgents;
    }

    /** The longest that a run of this agent can take. */
    public Duration of(AgentDefinition definition) {
        return sum(waiting(definition), definition.execution().limits().timeout());
    }

    /** No longer than what Temporal can count. */
    public static Duration capped(Duration timeout) {
        return timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    }

    /** The longest time that a run can wait for humans: each turn may ask, and one call after the other. */
    private Duration waiting(AgentDefinition definition) {
        Duration longest = sum(ownQuestion(definition), questionsOfSubRun(definition));
        if (longest.isZero()) {
            return longest;
        }
        long questions = (long) definition.execution().limits().maxIterations()
                * (definition.execution().toolExecution() == ToolExecution.SEQUENTIAL ? MOST_CALLS_OF_A_TURN : 1);
        // Many turns times a long time may be more than a duration can hold.
        return questions > LONGEST.dividedBy(longest) ? LONGEST : longest.multipliedBy(questions);
    }

    private static Duration ownQuestion(AgentDefinition definition) {
        ApprovalPolicy approval = definition.approval();
        return definition.tools().stream().anyMatch(approval::reviews)
                ? capped(approval.longestTimeout())
                : Duration.ZERO;
    }

    private Duration questionsOfSubRun(AgentDefinition definition) {
        return definition.subAgents().stream()
                .flatMap(name -> find(name).stream())
                .map(this::waiting)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Optional<AgentDefinition> find(AgentName name) {
        return subAgents.stream()
                .map(SubAgent::definition)
                .filter(definition -> definition.name().equals(name))
                .findFirst();
    }

    private static Duration sum(Duration one, Duration other) {
        return capped(capped(one).plus(capped(other)));
    }
}
