package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.ApprovalTerms.Escalation;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.TermsGiven;
import io.agentee.cdi.key.AgenteeKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code agentee.agents.{a}.approval} and {@code agentee.agents.{a}.approval.*}. */
final class ApprovalSettingsReader {

    private static final Syntax<Duration> REMINDER = Syntax.durationOfAtLeast(ApprovalTerms.SHORTEST_REMINDER);
    private static final Syntax<Integer> QUORUM = Syntax.integer(1, Integer.MAX_VALUE);
    private static final TermsKeys OF_AGENT = new TermsKeys(
            AgenteeKey.APPROVAL_TIMEOUT,
            AgenteeKey.APPROVAL_APPROVERS,
            AgenteeKey.APPROVAL_FOUR_EYES,
            AgenteeKey.APPROVAL_QUORUM,
            AgenteeKey.APPROVAL_REMINDER,
            AgenteeKey.APPROVAL_ESCALATION_AFTER,
            AgenteeKey.APPROVAL_ESCALATION_APPROVERS);
    private static final TermsKeys OF_TOOL = new TermsKeys(
            AgenteeKey.TOOL_APPROVAL_TIMEOUT,
            AgenteeKey.TOOL_APPROVAL_APPROVERS,
            AgenteeKey.TOOL_APPROVAL_FOUR_EYES,
            AgenteeKey.TOOL_APPROVAL_QUORUM,
            AgenteeKey.TOOL_APPROVAL_REMINDER,
            AgenteeKey.TOOL_APPROVAL_ESCALATION_AFTER,
            AgenteeKey.TOOL_APPROVAL_ESCALATION_APPROVERS);

    private final ConfigValues values;
    private final WebhookReader webhooks;
    private final Problems problems;

    ApprovalSettingsReader(ConfigValues values, boolean workerEnabled, Problems problems) {
        this.values = values;
        this.webhooks = new WebhookReader(values, workerEnabled, problems);
        this.problems = problems;
    }

    /**
     * What configuration says of an agent's approvals.
     *
     * @param tools the tools that keys of the agent speak of
     */
    ApprovalSettings read(String agent, Set<String> tools) {
        Map<String, TermsGiven> toolTerms = new LinkedHashMap<>();
        tools.forEach(tool -> toolTerms.put(tool, terms(OF_TOOL, agent, tool)));
        return new ApprovalSettings(
                toolPatterns(agent),
                names(AgenteeKey.APPROVAL_POLICIES.of(agent), "names of beans").orElse(List.of()),
                terms(OF_AGENT, agent),
                toolTerms,
                webhooks.wanted(agent),
                webhooks.target(agent));
    }

    private List<String> toolPatterns(String agent) {
        String key = AgenteeKey.APPROVAL.of(agent);
        List<String> words = values.list(key).orElse(List.of());
        if (words.isEmpty() || words.equals(List.of("required"))) {
            return List.of("*");
        }
        if (words.equals(List.of("none"))) {
            return List.of();
        }
        if (!words.stream().allMatch(word -> word.matches("[A-Za-z0-9_*-]+") && !isPolicyWord(word))) {
            problems.add(MESSAGES.badValue(
                    key,
                    String.join(",", words),
                    "required, none, or a list of tool names, with * for any characters"));
            return List.of("*");
        }
        return words;
    }

    private static boolean isPolicyWord(String word) {
        return "required".equals(word) || "none".equals(word);
    }

    private TermsGiven terms(TermsKeys keys, String... names) {
        return new TermsGiven(
                values.optional(keys.timeout().of(names), Syntax.duration()),
                names(keys.approvers().of(names), "names of roles"),
                values.optional(keys.fourEyes().of(names), Syntax.flag()),
                values.optional(keys.quorum().of(names), QUORUM),
                values.optional(keys.reminder().of(names), REMINDER),
                escalation(
                        keys.escalationAfter().of(names),
                        keys.escalationApprovers().of(names)));
    }

    private Optional<Escalation> escalation(String afterKey, String approversKey) {
        Optional<Duration> after = values.optional(afterKey, Syntax.duration());
        Optional<List<String>> approvers = names(approversKey, "names of roles");
        if (values.given(afterKey) && !values.given(approversKey)) {
            problems.add(MESSAGES.keyNeedsAnother(afterKey, approversKey));
        }
        if (values.given(approversKey) && !values.given(afterKey)) {
            problems.add(MESSAGES.keyNeedsAnother(approversKey, afterKey));
        }
        return after.flatMap(time -> approvers.map(roles -> new Escalation(time, roles)));
    }

    /** A list with at least one name, if there is one at all. */
    private Optional<List<String>> names(String key, String allowed) {
        Optional<List<String>> names = values.list(key).filter(found -> !found.isEmpty());
        if (names.isEmpty() && values.given(key)) {
            problems.add(MESSAGES.badValue(key, values.text(key).orElse(""), allowed + ", separated by commas"));
        }
        return names;
    }

    private record TermsKeys(
            AgenteeKey timeout,
            AgenteeKey approvers,
            AgenteeKey fourEyes,
            AgenteeKey quorum,
            AgenteeKey reminder,
            AgenteeKey escalationAfter,
            AgenteeKey escalationApprovers) {}
}
