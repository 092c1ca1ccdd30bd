package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.CallPolicy;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.tool.JsonSchema;
import io.agentee.cdi.Problems;
import io.agentee.cdi.key.AgenteeKey;
import io.agentee.runtime.json.SchemaValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code agentee.agents.{a}.*} and {@code agentee.defaults.*}. */
final class AgentSettingsReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Syntax<Integer> POSITIVE = Syntax.integer(1, Integer.MAX_VALUE);
    private static final Syntax<Integer> RESULT_BYTES = Syntax.integer(1, ConfigValues.ONE_MEBIBYTE);
    private static final Syntax<Integer> NOT_NEGATIVE = Syntax.integer(0, Integer.MAX_VALUE);
    private static final Syntax<AgentMode> MODE = new Syntax<>("interactive or autonomous", value -> switch (value) {
        case "interactive" -> AgentMode.INTERACTIVE;
        case "autonomous" -> AgentMode.AUTONOMOUS;
        default -> throw new IllegalArgumentException();
    });
    private static final Syntax<ToolExecution> EXECUTION =
            new Syntax<>("parallel or sequential", value -> switch (value) {
                case "parallel" -> ToolExecution.PARALLEL;
                case "sequential" -> ToolExecution.SEQUENTIAL;
                default -> throw new IllegalArgumentException();
            });

    private final ConfigValues values;
    private final TaskQueues taskQueues;
    private final ApprovalSettingsReader approvals;
    private final Problems problems;

    AgentSettingsReader(
            ConfigValues values, TaskQueues taskQueues, ApprovalSettingsReader approvals, Problems problems) {
        this.values = values;
        this.taskQueues = taskQueues;
        this.approvals = approvals;
        this.problems = problems;
    }

    /**
     * What configuration says of an agent.
     *
     * @param tools the tools that keys of the agent speak of
     */
    AgentSettings read(AgentName agent, Set<String> tools) {
        String name = agent.value();
        return new AgentSettings(
                agent,
                new AgentSettings.Overrides(
                        values.text(AgenteeKey.DESCRIPTION.of(name)),
                        values.text(AgenteeKey.SYSTEM_PROMPT.of(name)),
                        values.text(AgenteeKey.MODEL.of(name)).map(String::strip),
                        values.list(AgenteeKey.TOOLS.of(name)),
                        values.list(AgenteeKey.SUB_AGENTS.of(name))),
                values.value(AgenteeKey.MAX_SUB_AGENT_DEPTH, name, POSITIVE),
                approvals.read(name, tools),
                responseSchema(name),
                execution(name));
    }

    /** Notes what is wrong with the limits for all agents, once, however many agents there are. */
    void checkDefaults() {
        values.check(AgenteeKey.DEFAULT_MODEL_CALL_TIMEOUT, Syntax.duration());
        values.check(AgenteeKey.DEFAULT_MODEL_CALL_MAX_ATTEMPTS, POSITIVE);
        values.check(AgenteeKey.DEFAULT_MODEL_CALL_BACKOFF, Syntax.duration());
        values.check(AgenteeKey.DEFAULT_TOOL_CALL_TIMEOUT, Syntax.duration());
        values.check(AgenteeKey.DEFAULT_TOOL_CALL_MAX_ATTEMPTS, POSITIVE);
        values.check(AgenteeKey.DEFAULT_TOOL_CALL_BACKOFF, Syntax.duration());
        values.check(AgenteeKey.DEFAULT_HEARTBEAT_TIMEOUT, Syntax.duration());
        values.check(AgenteeKey.DEFAULT_MAX_TOOL_RESULT_BYTES, RESULT_BYTES);
        values.check(AgenteeKey.DEFAULT_MAX_HISTORY_EVENTS, NOT_NEGATIVE);
    }

    private Optional<JsonSchema> responseSchema(String name) {
        String key = AgenteeKey.RESPONSE_SCHEMA.of(name);
        return values.text(key).flatMap(json -> {
            try {
                return Optional.of(usable(json));
            } catch (JsonProcessingException | IllegalArgumentException bad) {
                String reason =
                        bad instanceof JsonProcessingException broken ? broken.getOriginalMessage() : bad.getMessage();
                problems.add(MESSAGES.badResponseSchema(key, String.valueOf(reason)));
                return Optional.empty();
            }
        });
    }

    private static JsonSchema usable(String json) throws JsonProcessingException {
        if (!(JSON.readTree(json) instanceof ObjectNode object)) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        JsonSchema schema =
                new JsonSchema(JSON.convertValue(object, new TypeReference<LinkedHashMap<String, Object>>() {}));
        List<String> unusable = SchemaValidation.problems(schema);
        if (!unusable.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", unusable));
        }
        return schema;
    }

    private ExecutionPolicy execution(String name) {
        AgentMode mode = values.value(AgenteeKey.MODE, name, MODE);
        return new ExecutionPolicy(
                mode,
                values.value(AgenteeKey.TOOL_EXECUTION, name, EXECUTION),
                taskQueues.of(name),
                limits(name, RunLimits.defaultsFor(mode)));
    }

    private RunLimits limits(String name, RunLimits defaults) {
        return new RunLimits(
                values.optional(AgenteeKey.TIMEOUT, name, Syntax.duration()).orElse(defaults.timeout()),
                values.value(AgenteeKey.MAX_ITERATIONS, name, POSITIVE),
                new CallPolicy(
                        values.value(AgenteeKey.MODEL_CALL_TIMEOUT, name, Syntax.duration()),
                        values.value(AgenteeKey.MODEL_CALL_MAX_ATTEMPTS, name, POSITIVE),
                        values.value(AgenteeKey.MODEL_CALL_BACKOFF, name, Syntax.duration())),
                new CallPolicy(
                        values.value(AgenteeKey.TOOL_CALL_TIMEOUT, name, Syntax.duration()),
                        values.value(AgenteeKey.TOOL_CALL_MAX_ATTEMPTS, name, POSITIVE),
                        values.value(AgenteeKey.TOOL_CALL_BACKOFF, name, Syntax.duration())),
                values.value(AgenteeKey.HEARTBEAT_TIMEOUT, name, Syntax.duration()),
                values.value(AgenteeKey.MAX_TOOL_RESULT_BYTES, name, RESULT_BYTES),
                values.value(AgenteeKey.MAX_HISTORY_EVENTS, name, NOT_NEGATIVE),
                values.value(AgenteeKey.SUB_AGENT_TIMEOUT, name, Syntax.duration()));
    }
}
