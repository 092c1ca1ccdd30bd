package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

import io.agentee.api.tool.ToolSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which tool calls of an agent need a human's approval before they are executed. A tool that asks for approval itself
 * ({@code @RequiresApproval}) needs it under every policy.
 *
 * @param toolPatterns names of tools, {@code *} standing for any characters; empty when the policy asks for none
 */
public record ApprovalPolicy(List<String> toolPatterns) {

    public ApprovalPolicy {
        requireNonNull(toolPatterns, "toolPatterns is null");
        toolPatterns = List.copyOf(toolPatterns);
    }

    /** Every tool call needs approval: the default of every agent. */
    public static ApprovalPolicy required() {
        return new ApprovalPolicy(List.of("*"));
    }

    /** Only tools that ask for it themselves need approval. */
    public static ApprovalPolicy none() {
        return new ApprovalPolicy(List.of());
    }

    /** Whether a call of this tool needs approval. */
    public boolean requiresApproval(ToolSpecification tool) {
        return tool.approvalRequired() || toolPatterns.stream().anyMatch(pattern -> matches(pattern, tool.name()));
    }

    private static boolean matches(String pattern, String name) {
        // With -1 a star at the end leaves an empty part behind it.
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(expression);
    }
}
