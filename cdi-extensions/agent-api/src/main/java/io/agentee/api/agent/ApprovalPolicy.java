package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.agentee.api.tool.ToolSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tool calls of an agent need a human's approval before they are executed, and how it is given. A tool that asks
 * for approval itself ({@code @RequiresApproval}) needs it under every policy.
 *
 * @param toolPatterns names of tools, {@code *} standing for any characters; empty when the policy asks for none
 * @param policies names of the {@link io.agentee.api.policy.ToolCallPolicy} beans that judge every call first
 * @param terms how a human decides
 * @param toolTerms how a human decides on calls of certain tools, by the name of the tool
 * @param webhook whether a webhook is told of what happens to approvals; where it is, workers know by configuration
 */
public record ApprovalPolicy(
        List<String> toolPatterns,
        List<String> policies,
        ApprovalTerms terms,
        Map<String, ApprovalTerms> toolTerms,
        boolean webhook) {

    public ApprovalPolicy {
        requireNonNull(toolPatterns, "toolPatterns is null");
        toolPatterns = List.copyOf(toolPatterns);
        // Runs of the time before approvals could be given have none of these.
        policies = List.copyOf(requireNonNullElse(policies, List.of()));
        terms = requireNonNullElse(terms, ApprovalTerms.DEFAULTS);
        toolTerms = Collections.unmodifiableMap(new TreeMap<>(requireNonNullElse(toolTerms, Map.of())));
    }

    /** Every tool call needs approval: the default of every agent. */
    public static ApprovalPolicy required() {
        return of("*");
    }

    /** Only tools that ask for it themselves need approval. */
    public static ApprovalPolicy none() {
        return of();
    }

    /** Calls of the tools whose names match these patterns need approval, under the default terms. */
    public static ApprovalPolicy of(String... toolPatterns) {
        return new ApprovalPolicy(List.of(toolPatterns), List.of(), ApprovalTerms.DEFAULTS, Map.of(), false);
    }

    /** The same with other terms. */
    public ApprovalPolicy withTerms(ApprovalTerms newTerms) {
        return new ApprovalPolicy(toolPatterns, policies, newTerms, toolTerms, webhook);
    }

    /** The same with other terms for certain tools. */
    public ApprovalPolicy withToolTerms(Map<String, ApprovalTerms> newToolTerms) {
        return new ApprovalPolicy(toolPatterns, policies, terms, newToolTerms, webhook);
    }

    /** The same with these policies. */
    public ApprovalPolicy withPolicies(List<String> newPolicies) {
        return new ApprovalPolicy(toolPatterns, newPolicies, terms, toolTerms, webhook);
    }

    /** The same with or without a webhook. */
    public ApprovalPolicy withWebhook(boolean newWebhook) {
        return new ApprovalPolicy(toolPatterns, policies, terms, toolTerms, newWebhook);
    }

    /** Whether a call of this tool needs approval, unless a policy says otherwise. */
    public boolean requiresApproval(ToolSpecification tool) {
        return tool.approvalRequired() || toolPatterns.stream().anyMatch(pattern -> matches(pattern, tool.name()));
    }

    /** Whether a call of this tool is reviewed before it is made: some policy, or a human, may have to judge it. */
    public boolean reviews(ToolSpecification tool) {
        return !policies.isEmpty() || requiresApproval(tool);
    }

    /** How a human decides on calls of this tool. */
    public ApprovalTerms termsFor(ToolSpecification tool) {
        return toolTerms.getOrDefault(tool.name(), terms);
    }

    /** The longest time that there is to decide, on whatever tool. */
    public Duration longestTimeout() {
        return Stream.concat(Stream.of(terms), toolTerms.values().stream())
                .map(ApprovalTerms::timeout)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** The roles that may decide at some time, on whatever tool; each once. */
    public List<String> roles() {
        return Stream.concat(Stream.of(terms), toolTerms.values().stream())
                .flatMap(each -> Stream.concat(
                        each.approvers().stream(),
                        each.escalation().stream().flatMap(escalation -> escalation.roles().stream())))
                .distinct()
                .toList();
    }

    private static boolean matches(String pattern, String name) {
        // With -1 a star at the end leaves an empty part behind it.
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(expression);
    }
}
