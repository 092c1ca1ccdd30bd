package io.agentee.cdi.config;

import io.agentee.cdi.key.AgenteeKey;
import java.util.Optional;

/** Names of task queues: an agent's own or that of all, with the instance id at the end. */
final class TaskQueues {

    private static final Syntax<String> QUEUE =
            Syntax.matching("\\S{1,200}", "1 to 200 characters without white space");
    private static final Syntax<String> INSTANCE =
            Syntax.matching("[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, '.', '_' and '-'");

    private final ConfigValues values;
    private final String usual;
    private final Optional<String> instanceId;

    TaskQueues(ConfigValues values) {
        this.values = values;
        this.usual = values.value(AgenteeKey.TASK_QUEUE, "", QUEUE);
        this.instanceId = values.optional(AgenteeKey.INSTANCE_ID, "", INSTANCE);
    }

    /** The queue of an agent. */
    String of(String agent) {
        String queue =
                values.optional(AgenteeKey.AGENT_TASK_QUEUE, agent, QUEUE).orElse(usual);
        return instanceId.map(id -> queue + "-" + id).orElse(queue);
    }
}
