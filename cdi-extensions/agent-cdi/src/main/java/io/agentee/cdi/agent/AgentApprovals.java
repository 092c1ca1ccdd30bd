package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.TermsGiven;
import io.agentee.cdi.config.AgentSettings;
import io.agentee.cdi.config.ApprovalSettings;
import io.agentee.cdi.key.AgenteeKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts together how humans decide on the calls of an agent. A key for the tool goes before the tool's annotation, and
 * that before a key of the agent.
 */
final class AgentApprovals {

    private final Problems problems;

    AgentApprovals(Problems problems) {
        this.problems = problems;
    }

    /** The policy of an agent with these tools; notes what is wrong with it. */
    ApprovalPolicy of(AgentSettings agent, List<DeclaredTool> tools) {
        ApprovalSettings settings = agent.approval();
        checkPatterns(agent, tools);
        checkToolTerms(agent, tools);
        ApprovalTerms terms = settings.terms().over(ApprovalTerms.DEFAULTS);
        Map<String, ApprovalTerms> toolTerms = new TreeMap<>();
        tools.forEach(tool -> {
            TermsGiven configured = settings.toolTerms().getOrDefault(tool.name(), TermsGiven.NOTHING);
            ApprovalTerms own = configured.over(tool.terms().over(terms));
            if (!own.equals(terms)) {
                toolTerms.put(tool.name(), own);
            }
        });
        checkEscalations(agent.name().value(), terms, toolTerms);
        return new ApprovalPolicy(settings.toolPatterns(), settings.policies(), terms, toolTerms, settings.webhook());
    }

    /** A pattern that means no tool is most likely misspelt, and would leave a tool without approval. */
    private void checkPatterns(AgentSettings agent, List<DeclaredTool> tools) {
        List<String> names = tools.stream().map(DeclaredTool::name).toList();
        agent.approval().toolPatterns().stream()
                .filter(pattern -> !pattern.contains("*") && !names.contains(pattern))
                .forEach(pattern -> problems.add(
                        MESSAGES.unknownApprovalTool(agent.name().value(), pattern, String.join(", ", names))));
    }

    private void checkToolTerms(AgentSettings agent, List<DeclaredTool> tools) {
        String name = agent.name().value();
        String known = tools.stream().map(DeclaredTool::name).collect(Collectors.joining(", "));
        agent.approval().toolTerms().keySet().stream()
                .filter(tool ->
                        tools.stream().noneMatch(candidate -> candidate.name().equals(tool)))
                .forEach(tool -> problems.add(MESSAGES.unknownToolOfTerms(
                        "agentee.agents.%s.approval.tool.%s.*".formatted(name, tool), name, tool, known)));
    }

    private void checkEscalations(String agent, ApprovalTerms terms, Map<String, ApprovalTerms> toolTerms) {
        checkEscalation(agent, "its tools", terms, AgenteeKey.APPROVAL_ESCALATION_AFTER.of(agent));
        toolTerms.forEach((tool, own) -> checkEscalation(
                agent, "'%s'".formatted(tool), own, AgenteeKey.TOOL_APPROVAL_ESCALATION_AFTER.of(agent, tool)));
    }

    private void checkEscalation(String agent, String what, ApprovalTerms terms, String key) {
        terms.escalation()
                .filter(escalation -> escalation.after().compareTo(terms.timeout()) >= 0)
                .ifPresent(late ->
                        problems.add(MESSAGES.escalationTooLate(agent, what, late.after(), terms.timeout(), key)));
    }
}
