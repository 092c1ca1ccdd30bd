package io.agentee.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.ApprovalTerms.Escalation;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.TermsGiven;
import io.agentee.cdi.approval.WebhookTarget;
import io.agentee.cdi.key.AgenteeKey;
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

class ApprovalSettingsTest {

    private static final String A = "agentee.agents.a.";

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Problems problems = new Problems();

    @Test
    void everyKeyOfAnAgentIsRead() {
        set("timeout", "PT4H", "four-eyes", "true", "approvers", "finance, board", "quorum", "2", "reminder", "PT1H");
        set("escalation.after", "PT3H", "escalation.approvers", "ceo", "policies", "limits,hours");
        set("webhook.url", "https://hooks.example.com/a", "webhook.secret", "0123456789abcdef");

        ApprovalSettings approval = read();

        assertThat(approval.terms())
                .isEqualTo(new TermsGiven(
                        Optional.of(Duration.ofHours(4)),
                        Optional.of(List.of("finance", "board")),
                        Optional.of(true),
                        Optional.of(2),
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(new Escalation(Duration.ofHours(3), List.of("ceo")))));
        assertThat(approval.policies()).containsExactly("limits", "hours");
        assertThat(approval.webhook()).isTrue();
        assertThat(approval.webhookTarget().map(WebhookTarget::url).orElseThrow())
                .hasToString("https://hooks.example.com/a");
        assertThat(approval.toString()).doesNotContain("0123456789abcdef");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void everyKeyOfAToolIsRead() {
        set("tool.refund.timeout", "PT4H", "tool.refund.four-eyes", "false", "tool.refund.approvers", "finance");
        set("tool.refund.quorum", "3", "tool.refund.reminder", "PT1S");
        set("tool.refund.escalation.after", "PT3H", "tool.refund.escalation.approvers", "ceo");
        set("tool.Odd-Name.quorum", "2");

        ApprovalSettings approval = read();

        assertThat(approval.toolTerms()).containsOnlyKeys("refund", "Odd-Name");
        assertThat(approval.toolTerms())
                .containsEntry(
                        "refund",
                        new TermsGiven(
                                Optional.of(Duration.ofHours(4)),
                                Optional.of(List.of("finance")),
                                Optional.of(false),
                                Optional.of(3),
                                Optional.of(Duration.ofSeconds(1)),
                                Optional.of(new Escalation(Duration.ofHours(3), List.of("ceo")))));
        assertThat(approval.terms()).isEqualTo(TermsGiven.NOTHING);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void documentedDefaultsAreThoseOfTheTerms() {
        assertThat(AgenteeKey.APPROVAL_TIMEOUT.defaultText()).isEqualTo("P1D");
        assertThat(ApprovalTerms.DEFAULTS)
                .isEqualTo(new ApprovalTerms(
                        Duration.ofDays(1),
                        List.of(AgenteeKey.APPROVAL_APPROVERS.defaultText()),
                        Boolean.parseBoolean(AgenteeKey.APPROVAL_FOUR_EYES.defaultText()),
                        Integer.parseInt(AgenteeKey.APPROVAL_QUORUM.defaultText()),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void variablesOfToolsAreReadWhereTheirNamesAreKnown() {
        environment.put("AGENTEE_AGENTS_A_APPROVAL_TOOL_LOOKUP_ORDER_FOUR_EYES", "true");
        environment.put("AGENTEE_AGENTS_A_APPROVAL_TOOL_PAY_QUORUM", "2");
        environment.put("AGENTEE_AGENTS_A_APPROVAL_ESCALATION_AFTER", "PT1H");
        environment.put("AGENTEE_AGENTS_A_APPROVAL_ESCALATION_APPROVERS", "ceo");

        ApprovalSettings approval = read();

        assertThat(approval.toolTerms()).containsOnlyKeys("lookup_order", "pay");
        assertThat(approval.toolTerms().values())
                .extracting(TermsGiven::fourEyes)
                .contains(Optional.of(true));
        assertThat(approval.terms().escalation()).contains(new Escalation(Duration.ofHours(1), List.of("ceo")));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void variableCanSpeakOfTheToolOfASubAgent() {
        properties.put("agentee.agents.night-shift.description", "Works at night");
        environment.put("AGENTEE_AGENTS_A_APPROVAL_TOOL_SUBAGENT_NIGHT_SHIFT_QUORUM", "2");

        assertThat(read().toolTerms()).containsOnlyKeys("subagent_night-shift");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void variableDoesNotTellAnUnknownToolWithAnUnderscore() {
        environment.put("AGENTEE_AGENTS_A_APPROVAL_TOOL_PAY_OUT_QUORUM", "2");

        read();

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12006: The environment variable AGENTEE_AGENTS_A_APPROVAL_TOOL_PAY_OUT_QUORUM does not tell which"
                                + " name is meant: declare the agent or model by an annotation or by another key, outside of"
                                + " the environment, or set the property agentee.agents.{a}.approval.tool.{t}.quorum itself");
    }

    @Test
    void misspeltKeysOfAToolAreReported() {
        set("tool.refund.timout", "PT1H");

        read();

        assertThat(problems.all())
                .containsExactly("AGTE12002: Unknown key agentee.agents.a.approval.tool.refund.timout: did you mean"
                        + " agentee.agents.a.approval.tool.refund.timeout?");
    }

    @Test
    void everyBadValueIsReportedWithWhatIsAllowed() {
        set("timeout", "PT0S", "four-eyes", "maybe", "approvers", ",", "quorum", "0", "reminder", "PT0.5S");
        set("policies", " , ", "tool.refund.quorum", "many");
        properties.put("agentee.approvals.watch-interval", "PT0.1S");

        read();

        assertThat(problems.all())
                .containsExactlyInAnyOrder(
                        bad("timeout", "PT0S", "a duration of at least 1 ms in ISO-8601, such as PT30S or P1D"),
                        bad("four-eyes", "maybe", "true or false"),
                        bad("approvers", ",", "names of roles, separated by commas"),
                        bad("quorum", "0", "a whole number, at least 1"),
                        bad("reminder", "PT0.5S", "a duration of at least PT1S in ISO-8601, such as PT30S or P1D"),
                        bad("policies", " , ", "names of beans, separated by commas"),
                        bad("tool.refund.quorum", "many", "a whole number, at least 1"),
                        "AGTE12003: agentee.approvals.watch-interval: 'PT0.1S' is not allowed, it must be a duration of at"
                                + " least PT0.5S in ISO-8601, such as PT30S or P1D");
    }

    @Test
    void escalationNeedsATimeAndPeople() {
        set("escalation.after", "PT1H", "tool.refund.escalation.approvers", "ceo");

        read();

        assertThat(problems.all())
                .containsExactlyInAnyOrder(
                        "AGTE12008: agentee.agents.a.approval.escalation.after is set without"
                                + " agentee.agents.a.approval.escalation.approvers: set both or neither",
                        "AGTE12008: agentee.agents.a.approval.tool.refund.escalation.approvers is set without"
                                + " agentee.agents.a.approval.tool.refund.escalation.after: set both or neither");
    }

    @Test
    void webhookNeedsASecretWhereItIsSent() {
        set("webhook.url", "https://hooks.example.com/a");

        assertThat(read().webhook()).isTrue();
        assertThat(problems.all())
                .containsExactly("AGTE12008: agentee.agents.a.approval.webhook.url is set without"
                        + " agentee.agents.a.approval.webhook.secret: set both or neither");
    }

    @Test
    void clientNeedsNoSecretOfAWebhook() {
        properties.put("agentee.worker.enabled", "false");
        set("webhook.url", "https://hooks.example.com/a");

        assertThat(read().webhook()).isTrue();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void secretNeedsAWebhook() {
        set("webhook.secret", "0123456789abcdef");

        assertThat(read().webhook()).isFalse();
        assertThat(problems.all())
                .containsExactly("AGTE12008: agentee.agents.a.approval.webhook.secret is set without"
                        + " agentee.agents.a.approval.webhook.url: set both or neither");
    }

    @Test
    void badSecretIsReportedAndNotShown() {
        set("webhook.url", "https://hooks.example.com/a", "webhook.secret", "too-short");
        properties.put("agentee.agents.b.approval.webhook.url", "ftp://hooks.example.com");
        properties.put("agentee.agents.b.approval.webhook.secret", "whsec_no Base64 but long enough");

        read();

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12063: agentee.agents.a.approval.webhook.secret: the secret must have at least 16 characters, or"
                                + " be whsec_ and the Base64 of at least as many bytes",
                        "AGTE12003: agentee.agents.b.approval.webhook.url: 'ftp://hooks.example.com' is not allowed, it must"
                                + " be a URL that begins with http:// or https://");
    }

    private ApprovalSettings read() {
        AgentSettings agent = new SettingsReader(
                        new SmallRyeConfigBuilder()
                                .addDefaultInterceptors()
                                .withSources(
                                        new PropertiesConfigSource(properties, "test", 100),
                                        new EnvConfigSource(environment, 300))
                                .build(),
                        environment,
                        problems)
                .read(new Declared(Set.of(new AgentName("a")), Set.of("lookup_order", "refund")))
                .agents()
                .get(new AgentName("a"));
        return Optional.ofNullable(agent).orElseThrow().approval();
    }

    private void set(String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(A + "approval." + keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    private static String bad(String key, String value, String allowed) {
        return "AGTE12003: %sapproval.%s: '%s' is not allowed, it must be %s".formatted(A, key, value, allowed);
    }
}
