package io.agentee.cdi.config;

import static java.util.Objects.requireNonNull;

import io.agentee.cdi.approval.TermsGiven;
import io.agentee.cdi.approval.WebhookTarget;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What configuration says of the approvals of one agent.
 *
 * @param toolPatterns names of tools whose calls need approval, {@code *} standing for any characters
 * @param policies names of beans that judge every call first
 * @param terms how humans decide
 * @param toolTerms how humans decide on calls of certain tools, by the name of the tool
 * @param webhook whether somebody is told of what happens to approvals
 * @param webhookTarget who; a client alone need not know
 */
public record ApprovalSettings(
        List<String> toolPatterns,
        List<String> policies,
        TermsGiven terms,
        Map<String, TermsGiven> toolTerms,
        boolean webhook,
        Optional<WebhookTarget> webhookTarget) {

    public ApprovalSettings {
        requireNonNull(toolPatterns, "toolPatterns is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(terms, "terms is null");
        requireNonNull(toolTerms, "toolTerms is null");
        requireNonNull(webhookTarget, "webhookTarget is null");
        toolPatterns = List.copyOf(toolPatterns);
        policies = List.copyOf(policies);
        toolTerms = Collections.unmodifiableMap(new TreeMap<>(toolTerms));
    }
}
