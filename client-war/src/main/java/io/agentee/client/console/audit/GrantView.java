package io.agentee.client.console.audit;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.SubAgent;
import io.agentee.api.grant.Grant;
import io.agentee.client.console.form.ExactJson;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.text.Moment;

/**
 * A grant on a page.
 *
 * @param grant the grant
 * @param viewer who looks
 */
public record GrantView(Grant grant, Viewer viewer) {

    public GrantView {
        requireNonNull(grant, "grant is null");
        requireNonNull(viewer, "viewer is null");
    }

    public String id() {
        return grant.grantId().value();
    }

    public String revokePath() {
        return ConsolePaths.GRANTS + "/" + ConsolePaths.encode(id()) + "/revoke";
    }

    public String approvalPath() {
        return ConsolePaths.approval(grant.approvalId());
    }

    /** Which calls it covers, a sentence. */
    public String covers() {
        String where = grant.scope().runId().isPresent() ? "in this run alone" : "in all runs";
        return "%s, %s by %s".formatted(calls(), where, grant.scope().requestedBy());
    }

    private String calls() {
        String tool = grant.scope().tool();
        return SubAgent.behind(tool)
                .map(agent -> "Hands a task to %s (%s) for %s"
                        .formatted(agent, tool, grant.scope().agent()))
                .orElseGet(() -> "%s of %s".formatted(tool, grant.scope().agent()));
    }

    /** Within which arguments, as a schema; empty when it does not matter. */
    public String limits() {
        return grant.limits()
                .map(limits -> ExactJson.pretty(ExactJson.tree(limits.document())))
                .orElse("");
    }

    public Moment grantedAt() {
        return new Moment(grant.grantedAt());
    }

    public Moment expiresAt() {
        return new Moment(grant.expiresAt());
    }

    public boolean mayRevoke() {
        return !viewer.onlyReads() && (viewer.isAdmin() || grant.grantedBy().equals(viewer.name()));
    }
}
