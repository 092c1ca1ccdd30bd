package io.agentee.client.console.agent;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.client.console.form.ExactJson;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.text.Risk;
import io.agentee.client.console.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An agent on a page.
 *
 * @param definition what it is
 * @param fingerprint the fingerprint of that
 */
public record AgentView(AgentDefinition definition, String fingerprint) {

    public AgentView {
        requireNonNull(definition, "definition is null");
        requireNonNull(fingerprint, "fingerprint is null");
    }

    public String name() {
        return definition.name().value();
    }

    public String path() {
        return ConsolePaths.agent(definition.name());
    }

    public String mode() {
        return switch (definition.execution().mode()) {
            case INTERACTIVE -> "Interactive: somebody waits for the answer";
            case AUTONOMOUS -> "Autonomous: nobody waits for the answer";
        };
    }

    public String toolExecution() {
        return switch (definition.execution().toolExecution()) {
            case PARALLEL -> "The calls of a turn at the same time";
            case SEQUENTIAL -> "The calls of a turn one after the other";
        };
    }

    public String timeout() {
        return Span.text(definition.execution().limits().timeout());
    }

    /** Which calls need approval, in a sentence. */
    public String approval() {
        List<String> patterns = definition.approval().toolPatterns();
        if (patterns.contains("*")) {
            return "Every tool call needs approval.";
        }
        return patterns.isEmpty()
                ? "Only tools that ask for it themselves need approval."
                : "Calls of %s need approval, and of tools that ask for it themselves."
                        .formatted(String.join(", ", patterns));
    }

    /** How approvals are given, a sentence each. */
    public List<String> terms() {
        return terms(definition.approval().terms());
    }

    /** How long each run of a sub-agent may take. */
    public String subAgentTimeout() {
        return Span.text(definition.execution().limits().subAgentTimeout());
    }

    public List<SubAgentView> subAgents() {
        return definition.subAgents().stream().map(SubAgentView::new).toList();
    }

    public List<ToolView> tools() {
        return definition.tools().stream().map(this::view).toList();
    }

    private ToolView view(ToolSpecification tool) {
        Optional<SubAgentView> subAgent = SubAgent.behind(tool).map(SubAgentView::new);
        return new ToolView(
                tool.name(),
                tool.description(),
                tool.source(),
                subAgent,
                subAgent.isPresent() ? Risk.DELEGATES : Risk.of(tool.effect()),
                definition.approval().requiresApproval(tool),
                definition.approval().toolTerms().containsKey(tool.name())
                        ? terms(definition.approval().termsFor(tool))
                        : List.of(),
                ExactJson.pretty(ExactJson.tree(tool.parameters().document())));
    }

    private static List<String> terms(ApprovalTerms terms) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Decided by %s.".formatted(String.join(", ", terms.approvers())));
        sentences.add("Within %s; nobody in time means no.".formatted(Span.text(terms.timeout())));
        if (terms.quorum() > 1) {
            sentences.add("%d different approvers have to approve.".formatted(terms.quorum()));
        }
        if (terms.fourEyes()) {
            sentences.add("Who started the run may not decide.");
        }
        terms.reminder().ifPresent(every -> sentences.add("Reminders every %s.".formatted(Span.text(every))));
        terms.escalation()
                .ifPresent(later -> sentences.add("After %s, %s can decide, too."
                        .formatted(Span.text(later.after()), String.join(", ", later.roles()))));
        return sentences;
    }

    /**
     * A tool on a page.
     *
     * @param name what the model calls it
     * @param description what it does
     * @param source where it comes from
     * @param subAgent the agent that does the work, when it is one
     * @param risk what executing it can do
     * @param approval whether calls need approval
     * @param terms how approvals are given where the tool has terms of its own
     * @param schema the schema of its arguments
     */
    public record ToolView(
            String name,
            String description,
            String source,
            Optional<SubAgentView> subAgent,
            Risk risk,
            boolean approval,
            List<String> terms,
            String schema) {}
}
