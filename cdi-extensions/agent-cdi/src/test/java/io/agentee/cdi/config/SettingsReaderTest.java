package io.agentee.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.CallPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.model.ModelSettings;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.TermsGiven;
import io.agentee.cdi.key.Declared;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void nothingConfiguredIsLegal() {
        AgenteeSettings settings = read();

        assertThat(settings)
                .isEqualTo(new AgenteeSettings(
                        true,
                        1024 * 1024,
                        Duration.ofSeconds(2),
                        settings.events(),
                        settings.signIn(),
                        Map.of(),
                        Map.of()));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void annotatedAgentHasTheDefaultsOfEveryKey() {
        AgentSettings agent = agent(read(new AgentName("shop")), "shop");

        assertThat(agent.overrides())
                .isEqualTo(new AgentSettings.Overrides(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(agent.maxSubAgentDepth()).isEqualTo(2);
        assertThat(agent.approval()).isEqualTo(approval("*"));
        assertThat(agent.responseSchema()).isEmpty();
        assertThat(agent.execution().mode()).isEqualTo(AgentMode.INTERACTIVE);
        assertThat(agent.execution().toolExecution()).isEqualTo(ToolExecution.PARALLEL);
        assertThat(agent.execution().taskQueue()).isEqualTo("agentee");
        assertThat(agent.execution().limits()).isEqualTo(RunLimits.defaultsFor(AgentMode.INTERACTIVE));
    }

    @Test
    void everyKeyOfAnAgentIsRead() {
        set("a.description", "Sells", "a.system-prompt", "You sell.", "a.model", "fast");
        set("a.tools", "bean:OrderTools/*, bean:clock", "a.task-queue", "own", "a.approval", "refund,pay_*");
        set("a.tool-execution", "sequential", "a.mode", "autonomous", "a.timeout", "PT7M", "a.max-iterations", "3");
        set("a.response-schema", "{\"type\":\"object\",\"required\":[\"name\"]}");
        set("a.model-call.timeout", "PT1M", "a.model-call.max-attempts", "2", "a.model-call.backoff", "PT2S");
        set("a.tool-call.timeout", "PT3M", "a.tool-call.max-attempts", "4", "a.tool-call.backoff", "PT4S");
        set("a.heartbeat-timeout", "PT5S", "a.max-tool-result-bytes", "99", "a.max-history-events", "50");
        set("a.sub-agents", "b, c", "a.max-sub-agent-depth", "3", "a.sub-agent-timeout", "PT8M");

        AgentSettings agent = agent(read(), "a");

        assertThat(agent.overrides())
                .isEqualTo(new AgentSettings.Overrides(
                        Optional.of("Sells"),
                        Optional.of("You sell."),
                        Optional.of("fast"),
                        Optional.of(List.of("bean:OrderTools/*", "bean:clock")),
                        Optional.of(List.of("b", "c"))));
        assertThat(agent.maxSubAgentDepth()).isEqualTo(3);
        assertThat(agent.approval()).isEqualTo(approval("refund", "pay_*"));
        assertThat(agent.responseSchema().orElseThrow().document()).containsEntry("type", "object");
        assertThat(agent.execution().mode()).isEqualTo(AgentMode.AUTONOMOUS);
        assertThat(agent.execution().toolExecution()).isEqualTo(ToolExecution.SEQUENTIAL);
        assertThat(agent.execution().taskQueue()).isEqualTo("own");
        assertThat(agent.execution().limits())
                .isEqualTo(new RunLimits(
                        Duration.ofMinutes(7),
                        3,
                        new CallPolicy(Duration.ofMinutes(1), 2, Duration.ofSeconds(2)),
                        new CallPolicy(Duration.ofMinutes(3), 4, Duration.ofSeconds(4)),
                        Duration.ofSeconds(5),
                        99,
                        50,
                        Duration.ofMinutes(8)));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void limitsOfAllAgentsCanBeSetAtOnceAndOverridden() {
        properties.put("agentee.defaults.heartbeat-timeout", "PT2S");
        properties.put("agentee.defaults.model-call.max-attempts", "9");
        set("a.heartbeat-timeout", "PT3S", "b.model", "default");

        AgenteeSettings settings = read();

        assertThat(agent(settings, "a").execution().limits().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(agent(settings, "b").execution().limits().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(agent(settings, "b").execution().limits().modelCall().maxAttempts())
                .isEqualTo(9);
    }

    @Test
    void autonomousAgentHasAnHour() {
        set("a.mode", "autonomous");

        assertThat(agent(read(), "a").execution().limits().timeout()).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void instanceIdEndsEveryTaskQueue() {
        properties.put("agentee.instance-id", "blue");
        properties.put("agentee.task-queue", "main");
        set("a.task-queue", "own", "b.model", "default");

        AgenteeSettings settings = read();

        assertThat(agent(settings, "a").execution().taskQueue()).isEqualTo("own-blue");
        assertThat(agent(settings, "b").execution().taskQueue()).isEqualTo("main-blue");
    }

    @Test
    void approvalCanBeSwitchedOff() {
        set("a.approval", "none", "b.approval", "required");

        AgenteeSettings settings = read();

        assertThat(agent(settings, "a").approval()).isEqualTo(approval());
        assertThat(agent(settings, "b").approval()).isEqualTo(approval("*"));
    }

    @Test
    void everyKeyOfAModelIsRead() {
        model("provider", "openai", "model-name", "gpt", "api-key", "sk-secret", "base-url", "http://127.0.0.1:1/v1");
        model("timeout", "PT20S", "temperature", "0.5", "top-p", "0.9", "max-output-tokens", "100");
        model("reasoning.enabled", "true", "reasoning.effort", "low", "reasoning.budget-tokens", "1024");
        model("prompt-cache", "true");

        ModelSettings model = Optional.ofNullable(read().models().get("m")).orElseThrow();

        assertThat(model.toString()).doesNotContain("sk-secret").contains("***");
        assertThat(model.apiKey().orElseThrow().reveal()).isEqualTo("sk-secret");
        assertThat(model.baseUrl().orElseThrow()).hasToString("http://127.0.0.1:1/v1");
        assertThat(model.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(model.sampling())
                .isEqualTo(new ModelSettings.Sampling(Optional.of(0.5), Optional.of(0.9), Optional.of(100)));
        assertThat(model.reasoning())
                .isEqualTo(new ModelSettings.Reasoning(true, Optional.of("low"), Optional.of(1024), true));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyBadValueIsReportedWithWhatIsAllowed() {
        properties.put("agentee.task-queue", "two words");
        properties.put("agentee.instance-id", "ä");
        properties.put("agentee.worker.enabled", "yes");
        properties.put("agentee.max-input-bytes", "0");
        properties.put("agentee.defaults.heartbeat-timeout", "2s");
        properties.put("agentee.defaults.max-history-events", "-1");
        model("provider", "openai", "base-url", "ftp://user:secret@host", "temperature", "3", "timeout", "PT0S");
        set("a.mode", "fast", "a.tool-execution", "both", "a.max-iterations", "many", "a.approval", "none,refund");
        set("a.response-schema", "[1]", "b.response-schema", "{\"type\":\"text\"}", "c.response-schema", "{");
        set("a.max-tool-result-bytes", "9999999", "a.system-prompt", "${not.there}");
        set("a.max-sub-agent-depth", "0", "a.sub-agent-timeout", "15m");

        read();

        assertThat(problems.all())
                .containsExactlyInAnyOrder(
                        "AGTE12003: agentee.task-queue: 'two words' is not allowed, it must be 1 to 200 characters without"
                                + " white space",
                        "AGTE12003: agentee.instance-id: 'ä' is not allowed, it must be 1 to 64 letters, digits, '.', '_' and"
                                + " '-'",
                        "AGTE12003: agentee.worker.enabled: 'yes' is not allowed, it must be true or false",
                        "AGTE12003: agentee.max-input-bytes: '0' is not allowed, it must be a whole number from 1 to 1048576",
                        "AGTE12003: agentee.defaults.heartbeat-timeout: '2s' is not allowed, it must be a duration of at least"
                                + " 1 ms in ISO-8601, such as PT30S or P1D",
                        "AGTE12003: agentee.defaults.max-history-events: '-1' is not allowed, it must be a whole number, at"
                                + " least 0",
                        "AGTE12003: agentee.models.m.base-url: 'ftp://***@host' is not allowed, it must be a URL that begins"
                                + " with http:// or https://",
                        "AGTE12003: agentee.models.m.temperature: '3' is not allowed, it must be a number from 0 to 2",
                        "AGTE12003: agentee.models.m.timeout: 'PT0S' is not allowed, it must be a duration of at least 1 ms in"
                                + " ISO-8601, such as PT30S or P1D",
                        "AGTE12003: agentee.agents.a.mode: 'fast' is not allowed, it must be interactive or autonomous",
                        "AGTE12003: agentee.agents.a.tool-execution: 'both' is not allowed, it must be parallel or sequential",
                        "AGTE12003: agentee.agents.a.max-iterations: 'many' is not allowed, it must be a whole number, at"
                                + " least 1",
                        "AGTE12003: agentee.agents.a.approval: 'none,refund' is not allowed, it must be required, none, or a"
                                + " list of tool names, with * for any characters",
                        "AGTE12007: agentee.agents.a.response-schema: the value is not a JSON Schema of dialect 2020-12: it is"
                                + " no JSON object",
                        "AGTE12007: agentee.agents.b.response-schema: the value is not a JSON Schema of dialect 2020-12: type:"
                                + " does not have a value in the enumeration [\"array\", \"boolean\", \"integer\", \"null\","
                                + " \"number\", \"object\", \"string\"]; type: string found, array expected",
                        "AGTE12007: agentee.agents.c.response-schema: the value is not a JSON Schema of dialect 2020-12:"
                                + " Unexpected end-of-input: expected close marker for Object (start marker at [Source:"
                                + " REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])",
                        "AGTE12003: agentee.agents.a.max-tool-result-bytes: '9999999' is not allowed, it must be a whole number"
                                + " from 1 to 1048576",
                        "AGTE12003: agentee.agents.a.max-sub-agent-depth: '0' is not allowed, it must be a whole number, at"
                                + " least 1",
                        "AGTE12003: agentee.agents.a.sub-agent-timeout: '15m' is not allowed, it must be a duration of at"
                                + " least 1 ms in ISO-8601, such as PT30S or P1D",
                        "AGTE12004: agentee.agents.a.system-prompt: the value cannot be read: it refers to a value that"
                                + " is not set");
    }

    @Test
    void unknownKeysAreReportedWithTheNearestKnownKey() {
        properties.put("agentee.taskqueue", "q");
        properties.put("agentee.agent.shop.model", "default");
        properties.put("agentee.redis.host", "localhost");
        properties.put("agentee.demo.ledger-file", "ours");
        set("shop.sytem-prompt", "x", "shop.model-call.max-attempt", "1");
        model("provider", "testing", "apikey", "secret");

        read();

        assertThat(problems.all())
                .containsExactlyInAnyOrder(
                        "AGTE12002: Unknown key agentee.taskqueue: did you mean agentee.task-queue?",
                        "AGTE12002: Unknown key agentee.agent.shop.model: did you mean agentee.agents.shop.model?",
                        "AGTE12001: Unknown key agentee.redis.host: remove it or correct its name",
                        "AGTE12002: Unknown key agentee.agents.shop.sytem-prompt: did you mean"
                                + " agentee.agents.shop.system-prompt?",
                        "AGTE12002: Unknown key agentee.agents.shop.model-call.max-attempt: did you mean"
                                + " agentee.agents.shop.model-call.max-attempts?",
                        "AGTE12002: Unknown key agentee.models.m.apikey: did you mean agentee.models.m.api-key?");
    }

    @Test
    void namesMustBePlain() {
        set("\"my.agent\".model", "default", "my.agent.model", "default", "Shop.model", "default");
        properties.put("agentee.models.\"m\".provider", "testing");

        read();

        assertThat(problems.all())
                .hasSize(4)
                .contains("AGTE12005: agentee.agents.my.agent.model: 'my.agent' cannot name an agent; a name is 1 to 64"
                        + " lower-case letters, digits, '-' and '_', without quotes and dots")
                .contains("AGTE12005: agentee.models.\"m\".provider: '\"m\"' cannot name a model; a name is 1 to 64"
                        + " lower-case letters, digits, '-' and '_', without quotes and dots");
    }

    @Test
    void modelNeedsAProvider() {
        model("model-name", "gpt");

        assertThat(read().models()).isEmpty();
        assertThat(problems.all())
                .containsExactly("AGTE12010: agentee.models.m.provider is missing: it says who serves the model 'm'");
    }

    @Test
    void environmentSetsKnownKeysOfKnownNames() {
        environment.put("AGENTEE_TASK_QUEUE", "from-environment");
        environment.put("AGENTEE_AGENTS_MY_SHOP_MODEL_CALL_TIMEOUT", "PT9S");
        environment.put("AGENTEE_AGENTS_CLERK_DESCRIPTION", "Only here");
        environment.put("AGENTEE_AGENTS_CLERK_SUB_AGENTS", "my-shop");
        environment.put("AGENTEE_AGENTS_CLERK_SUB_AGENT_TIMEOUT", "PT7S");
        environment.put("AGENTEE_MODELS_DEFAULT_PROVIDER", "testing");
        environment.put("AGENTEE_DEMO_LEDGER_FILE", "ours");
        environment.put("AGENTEE_HOME", "not a key");

        AgenteeSettings settings = read(new AgentName("my-shop"));

        assertThat(problems.all()).isEmpty();
        assertThat(settings.agents()).containsOnlyKeys(new AgentName("clerk"), new AgentName("my-shop"));
        assertThat(agent(settings, "my-shop").execution().taskQueue()).isEqualTo("from-environment");
        assertThat(agent(settings, "my-shop").execution().limits().modelCall().timeout())
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(agent(settings, "clerk").overrides().description()).contains("Only here");
        assertThat(agent(settings, "clerk").overrides().subAgents()).contains(List.of("my-shop"));
        assertThat(agent(settings, "clerk").execution().limits().subAgentTimeout())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.models()).containsOnlyKeys("default");
    }

    @Test
    void environmentOverridesTheOnlyOtherKeyOfAnAgent() {
        set("night-shift.description", "in the file");
        environment.put("AGENTEE_AGENTS_NIGHT_SHIFT_DESCRIPTION", "in the environment");

        assertThat(agent(read(), "night-shift").overrides().description()).contains("in the environment");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void environmentCannotTellDashesFromUnderscores() {
        environment.put("AGENTEE_AGENTS_MY_SHOP_MODEL", "default");

        read();

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12006: The environment variable AGENTEE_AGENTS_MY_SHOP_MODEL does not tell which name is meant:"
                                + " declare the agent or model by an annotation or by another key, outside of the environment,"
                                + " or set the property agentee.agents.{a}.model itself");
    }

    private AgenteeSettings read(AgentName... annotated) {
        return new SettingsReader(
                        new SmallRyeConfigBuilder()
                                .addDefaultInterceptors()
                                .withSources(
                                        new PropertiesConfigSource(properties, "test", 100),
                                        new EnvConfigSource(environment, 300))
                                .build(),
                        environment,
                        problems)
                .read(new Declared(Set.of(annotated), Set.of("lookup_order", "refund")));
    }

    private static AgentSettings agent(AgenteeSettings settings, String name) {
        return Optional.ofNullable(settings.agents().get(new AgentName(name))).orElseThrow();
    }

    private static ApprovalSettings approval(String... toolPatterns) {
        return new ApprovalSettings(
                List.of(toolPatterns), List.of(), TermsGiven.NOTHING, Map.of(), false, Optional.empty());
    }

    private void set(String... keysAndValues) {
        putAll("agentee.agents.", keysAndValues);
    }

    private void model(String... keysAndValues) {
        putAll("agentee.models.m.", keysAndValues);
    }

    private void putAll(String prefix, String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(prefix + keysAndValues[i], keysAndValues[i + 1]);
        }
    }
}
