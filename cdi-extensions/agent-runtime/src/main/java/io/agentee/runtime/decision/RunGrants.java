package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.run.RunId;
import io.agentee.runtime.workflow.AgentGrantWorkflow;
import io.agentee.runtime.workflow.ApprovalKeywords;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The grants that were given in a run: each a workflow of its own, which lists and later runs find. */
final class RunGrants {

    /** A grant's workflow looks after its own end; Temporal ends it a day later if nobody does. */
    private static final Duration BACKSTOP = Duration.ofDays(1);

    private final RunId runId;
    private final List<GrantId> given;
    private final List<GrantId> ofTheRun = new ArrayList<>();
    private final Children children = new Children();

    RunGrants(RunId runId, List<GrantId> carried) {
        this.runId = runId;
        this.given = new ArrayList<>(carried);
    }

    List<GrantId> all() {
        return List.copyOf(given);
    }

    Grant give(Approval approval, GrantRequest remember, String by, Instant now) {
        Optional<RunId> onlyHere = remember.duration().isPresent() ? Optional.empty() : Optional.of(runId);
        Grant grant = new Grant(
                approval.approvalId(),
                new Grant.Scope(
                        approval.agent(),
                        approval.subject().tool(),
                        approval.origin().requestedBy(),
                        onlyHere),
                remember.limits(),
                by,
                now,
                now.plus(remember.duration().orElse(GrantRequest.LONGEST)));
        given.add(grant.grantId());
        onlyHere.ifPresent(here -> ofTheRun.add(grant.grantId()));
        children.start(AgentGrantWorkflow.TYPE, options(grant, Duration.between(now, grant.expiresAt())), grant);
        return grant;
    }

    void awaitStarted() {
        children.awaitStarted();
    }

    void endThoseOfTheRun() {
        for (GrantId grantId : ofTheRun) {
            try {
                Workflow.newDetachedCancellationScope(() -> Workflow.newUntypedExternalWorkflowStub(grantId.value())
                                .cancel())
                        .run();
            } catch (TemporalFailure ended) {
                // It was revoked before.
            }
        }
        ofTheRun.clear();
    }

    private static ChildWorkflowOptions options(Grant grant, Duration duration) {
        return Children.options(grant.grantId().value())
                .setWorkflowExecutionTimeout(duration.plus(BACKSTOP))
                .setMemo(Collections.singletonMap(AgentGrantWorkflow.GRANT_MEMO, grant))
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(RunSearchAttributes.AGENT, grant.scope().agent().value())
                        .set(
                                RunSearchAttributes.STARTED_BY,
                                SearchValue.of(grant.scope().requestedBy()))
                        .set(
                                RunSearchAttributes.APPROVAL,
                                List.of(ApprovalKeywords.tool(grant.scope().tool())))
                        .build())
                .build();
    }
}
