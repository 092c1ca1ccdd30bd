package io.agentee.client.console.approval;

import io.agentee.api.approval.Approvers;
import io.agentee.client.console.page.Submission;
import java.util.List;
import java.util.Optional;

/**
 * To whom an approval is handed over.
 *
 * @param approvers they
 */
record Delegation(Approvers approvers) {

    /** What a form says; empty when it says nothing. */
    static Optional<Delegation> of(Submission sent) {
        List<String> names = sent.text("name").map(List::of).orElse(List.of());
        List<String> roles = sent.text("role").map(List::of).orElse(List.of());
        return names.isEmpty() && roles.isEmpty()
                ? Optional.empty()
                : Optional.of(new Delegation(new Approvers(roles, names)));
    }
}
