package io.agentee.cdi.key;

import java.util.Arrays;
import java.util.List;

/**
 * Every key of the family {@code agentee.*}; {@code {a}} stands for an agent's name, {@code {m}} for a model's, {@code
 * {t}} for a tool's.
 */
public enum AgenteeKey {
    TASK_QUEUE("agentee.task-queue", "agentee"),
    INSTANCE_ID("agentee.instance-id", ""),
    WORKER_ENABLED("agentee.worker.enabled", "true"),
    MAX_INPUT_BYTES("agentee.max-input-bytes", "1048576"),
    CONSOLE_TEMPORAL_UI("agentee.console.temporal-ui", ""),

    APPROVALS_WATCH_INTERVAL("agentee.approvals.watch-interval", "PT2S"),

    REMOTE_WORKERS("agentee.remote-workers", "false"),
    EVENTS_TRANSPORT("agentee.events.transport", "local"),
    EVENTS_RETENTION("agentee.events.retention", "PT1H"),
    EVENTS_MAX_LENGTH("agentee.events.max-length", "100000"),
    REDIS_ADDRESS("agentee.redis.address", "redis://localhost:6379"),
    REDIS_USERNAME("agentee.redis.username", ""),
    REDIS_PASSWORD("agentee.redis.password", ""),
    REDIS_KEY_PREFIX("agentee.redis.key-prefix", "agentee:"),
    REDIS_CA_CERTIFICATE("agentee.redis.ca-certificate", ""),

    SECURITY_USERS_FILE("agentee.security.users-file", ""),
    CONSOLE_SECURE_COOKIES("agentee.console.secure-cookies", "true"),
    CONSOLE_SESSION_TIMEOUT("agentee.console.session-timeout", "PT30M"),
    OIDC_ISSUER("agentee.console.oidc.issuer", ""),
    OIDC_CLIENT_ID("agentee.console.oidc.client-id", ""),
    OIDC_CLIENT_SECRET("agentee.console.oidc.client-secret", ""),
    OIDC_SCOPES("agentee.console.oidc.scopes", "openid,profile"),
    OIDC_NAME_CLAIM("agentee.console.oidc.name-claim", "preferred_username"),
    OIDC_ROLES_CLAIM("agentee.console.oidc.roles-claim", "groups"),
    OIDC_REDIRECT_URI("agentee.console.oidc.redirect-uri", ""),

    MODEL_PROVIDER("agentee.models.{m}.provider", ""),
    MODEL_NAME("agentee.models.{m}.model-name", ""),
    MODEL_API_KEY("agentee.models.{m}.api-key", ""),
    MODEL_BASE_URL("agentee.models.{m}.base-url", ""),
    MODEL_TIMEOUT("agentee.models.{m}.timeout", "PT5M"),
    MODEL_TEMPERATURE("agentee.models.{m}.temperature", ""),
    MODEL_TOP_P("agentee.models.{m}.top-p", ""),
    MODEL_MAX_OUTPUT_TOKENS("agentee.models.{m}.max-output-tokens", ""),
    MODEL_REASONING_ENABLED("agentee.models.{m}.reasoning.enabled", "false"),
    MODEL_REASONING_EFFORT("agentee.models.{m}.reasoning.effort", ""),
    MODEL_REASONING_BUDGET("agentee.models.{m}.reasoning.budget-tokens", ""),
    MODEL_PROMPT_CACHE("agentee.models.{m}.prompt-cache", "false"),

    DESCRIPTION("agentee.agents.{a}.description", ""),
    SYSTEM_PROMPT("agentee.agents.{a}.system-prompt", ""),
    MODEL("agentee.agents.{a}.model", "default"),
    TOOLS("agentee.agents.{a}.tools", ""),
    SUB_AGENTS("agentee.agents.{a}.sub-agents", ""),
    MAX_SUB_AGENT_DEPTH("agentee.agents.{a}.max-sub-agent-depth", "2"),
    SUB_AGENT_TIMEOUT("agentee.agents.{a}.sub-agent-timeout", "PT15M"),
    AGENT_TASK_QUEUE("agentee.agents.{a}.task-queue", ""),
    APPROVAL("agentee.agents.{a}.approval", "required"),
    APPROVAL_TIMEOUT("agentee.agents.{a}.approval.timeout", "P1D"),
    APPROVAL_FOUR_EYES("agentee.agents.{a}.approval.four-eyes", "false"),
    APPROVAL_APPROVERS("agentee.agents.{a}.approval.approvers", "agentee-approver"),
    APPROVAL_QUORUM("agentee.agents.{a}.approval.quorum", "1"),
    APPROVAL_REMINDER("agentee.agents.{a}.approval.reminder", ""),
    APPROVAL_ESCALATION_AFTER("agentee.agents.{a}.approval.escalation.after", ""),
    APPROVAL_ESCALATION_APPROVERS("agentee.agents.{a}.approval.escalation.approvers", ""),
    APPROVAL_POLICIES("agentee.agents.{a}.approval.policies", ""),
    APPROVAL_WEBHOOK_URL("agentee.agents.{a}.approval.webhook.url", ""),
    APPROVAL_WEBHOOK_SECRET("agentee.agents.{a}.approval.webhook.secret", ""),
    TOOL_APPROVAL_TIMEOUT("agentee.agents.{a}.approval.tool.{t}.timeout", ""),
    TOOL_APPROVAL_FOUR_EYES("agentee.agents.{a}.approval.tool.{t}.four-eyes", ""),
    TOOL_APPROVAL_APPROVERS("agentee.agents.{a}.approval.tool.{t}.approvers", ""),
    TOOL_APPROVAL_QUORUM("agentee.agents.{a}.approval.tool.{t}.quorum", ""),
    TOOL_APPROVAL_REMINDER("agentee.agents.{a}.approval.tool.{t}.reminder", ""),
    TOOL_APPROVAL_ESCALATION_AFTER("agentee.agents.{a}.approval.tool.{t}.escalation.after", ""),
    TOOL_APPROVAL_ESCALATION_APPROVERS("agentee.agents.{a}.approval.tool.{t}.escalation.approvers", ""),
    TOOL_EXECUTION("agentee.agents.{a}.tool-execution", "parallel"),
    MODE("agentee.agents.{a}.mode", "interactive"),
    TIMEOUT("agentee.agents.{a}.timeout", ""),
    MAX_ITERATIONS("agentee.agents.{a}.max-iterations", "10"),
    RESPONSE_SCHEMA("agentee.agents.{a}.response-schema", ""),
    MODEL_CALL_TIMEOUT("agentee.agents.{a}.model-call.timeout", ""),
    MODEL_CALL_MAX_ATTEMPTS("agentee.agents.{a}.model-call.max-attempts", ""),
    MODEL_CALL_BACKOFF("agentee.agents.{a}.model-call.backoff", ""),
    TOOL_CALL_TIMEOUT("agentee.agents.{a}.tool-call.timeout", ""),
    TOOL_CALL_MAX_ATTEMPTS("agentee.agents.{a}.tool-call.max-attempts", ""),
    TOOL_CALL_BACKOFF("agentee.agents.{a}.tool-call.backoff", ""),
    HEARTBEAT_TIMEOUT("agentee.agents.{a}.heartbeat-timeout", ""),
    MAX_TOOL_RESULT_BYTES("agentee.agents.{a}.max-tool-result-bytes", ""),
    MAX_HISTORY_EVENTS("agentee.agents.{a}.max-history-events", ""),

    DEFAULT_MODEL_CALL_TIMEOUT("agentee.defaults.model-call.timeout", "PT10M"),
    DEFAULT_MODEL_CALL_MAX_ATTEMPTS("agentee.defaults.model-call.max-attempts", "5"),
    DEFAULT_MODEL_CALL_BACKOFF("agentee.defaults.model-call.backoff", "PT1S"),
    DEFAULT_TOOL_CALL_TIMEOUT("agentee.defaults.tool-call.timeout", "PT10M"),
    DEFAULT_TOOL_CALL_MAX_ATTEMPTS("agentee.defaults.tool-call.max-attempts", "3"),
    DEFAULT_TOOL_CALL_BACKOFF("agentee.defaults.tool-call.backoff", "PT1S"),
    DEFAULT_HEARTBEAT_TIMEOUT("agentee.defaults.heartbeat-timeout", "PT30S"),
    DEFAULT_MAX_TOOL_RESULT_BYTES("agentee.defaults.max-tool-result-bytes", "262144"),
    DEFAULT_MAX_HISTORY_EVENTS("agentee.defaults.max-history-events", "0");

    /** What every key starts with. */
    static final String FAMILY = "agentee.";

    /** Keys of the demo agents, which read them themselves. */
    static final String DEMO = "agentee.demo.";

    // Immutable, as the patterns in it are; Error Prone knows that of annotated classes only.
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyTemplate template;

    private final String defaultText;

    AgenteeKey(String template, String defaultText) {
        this.template = new KeyTemplate(template);
        this.defaultText = defaultText;
    }

    /** The key as the documentation writes it. */
    public String template() {
        return template.toString();
    }

    /** The default as a properties file would hold it; empty when there is none, or another key or member gives it. */
    public String defaultText() {
        return defaultText;
    }

    /** The key for an agent or a model, and then a tool; the key itself when it is about none of them. */
    public String of(String... names) {
        return template.with(names);
    }

    /** What this key falls back on: the same limit for all agents. */
    public AgenteeKey fallback() {
        String wanted = template().replace("agents.{a}", "defaults");
        return Arrays.stream(values())
                .filter(key -> key.template().equals(wanted))
                .findFirst()
                .orElse(this);
    }

    KeyTemplate parts() {
        return template;
    }

    boolean aboutAgent() {
        return template().contains("{a}");
    }

    boolean aboutTool() {
        return template().contains("{t}");
    }

    public static List<AgenteeKey> all() {
        return List.of(values());
    }
}
