package io.agentee.cdi.testing;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.Approvals;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.grant.Grant;
import io.agentee.api.grant.GrantId;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Approvals that a test puts there, listed whatever their time, the latest first; nothing else can be done with them. */
public class TestingApprovals implements Approvals {

    private final Map<ApprovalId, Approval> all = new LinkedHashMap<>();
    private final List<Instant> asked = new ArrayList<>();
    private boolean down;

    /** Adds an approval, or puts it in the place of its earlier state. */
    public synchronized void put(Approval approval) {
        all.remove(approval.approvalId());
        all.put(approval.approvalId(), approval);
    }

    /** Answers no more, or again. */
    public synchronized void setDown(boolean nowDown) {
        down = nowDown;
    }

    /** Since when each call wanted changes. */
    public synchronized List<Instant> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized Page<Approval> list(ApprovalFilter filter, ApprovalOrder order, int limit, String cursor) {
        if (down) {
            throw new AgentClientException.TemporalUnavailable(new IllegalStateException("down"));
        }
        asked.add(filter.times().changedSince().orElseThrow());
        List<Approval> latestFirst = new ArrayList<>(all.values());
        Collections.reverse(latestFirst);
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + limit, latestFirst.size());
        return new Page<>(
                latestFirst.subList(from, to),
                to < latestFirst.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public long countRuns(ApprovalFilter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Approval find(ApprovalId approvalId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Approval decide(ApprovalId approvalId, Caller by, DecisionRequest decision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Approval claim(ApprovalId approvalId, Caller by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Approval release(ApprovalId approvalId, Caller by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Approval delegate(ApprovalId approvalId, Caller by, Approvers to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Grant> grants(Optional<AgentName> agent, int limit, String cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Grant revoke(GrantId grantId, Caller by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AuditTrail audit(RunId runId) {
        throw new UnsupportedOperationException();
    }
}
