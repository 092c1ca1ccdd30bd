package io.agentee.runtime.approval;

import static java.util.Objects.requireNonNull;

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
import io.agentee.api.run.Caller;
import io.agentee.api.run.Page;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** The approvals of runs that are Temporal workflows. Opens and closes nothing: what it is given must outlive it. */
public final class TemporalApprovals implements Approvals {

    private final ApprovalList list;
    private final ApprovalLookup lookup;
    private final ApprovalCommands commands;
    private final GrantList grants;
    private final GrantRevocation revocation;
    private final AuditReader audit;

    /**
     * @param client the connection to Temporal; its data converter must be the one of the workers
     * @param timer runs short tasks after a while; never blocked
     * @param executor makes the first call, which waits for the server
     * @param clock the time, for claims and for where lists begin
     */
    public TemporalApprovals(WorkflowClient client, ScheduledExecutorService timer, Executor executor, Clock clock) {
        TemporalCalls calls = new TemporalCalls(
                requireNonNull(client, "client is null"),
                requireNonNull(timer, "timer is null"),
                requireNonNull(executor, "executor is null"));
        requireNonNull(clock, "clock is null");
        RunLookup runs = new RunLookup(calls);
        this.list = new ApprovalList(calls, runs, clock);
        this.lookup = new ApprovalLookup(calls, runs);
        this.commands = new ApprovalCommands(calls, lookup);
        this.grants = new GrantList(calls, clock);
        this.revocation = new GrantRevocation(calls, runs);
        this.audit = new AuditReader(calls, runs);
    }

    @Override
    public Page<Approval> list(ApprovalFilter filter, ApprovalOrder order, int limit, String cursor) {
        return TemporalCalls.join(list.page(filter, order, limit, cursor));
    }

    @Override
    public long countRuns(ApprovalFilter filter) {
        return TemporalCalls.join(list.countRuns(filter));
    }

    @Override
    public Approval find(ApprovalId approvalId) {
        return TemporalCalls.join(lookup.find(approvalId));
    }

    @Override
    public Approval decide(ApprovalId approvalId, Caller by, DecisionRequest decision) {
        return carryOut(new ApprovalCommand.Decide(approvalId, by, decision));
    }

    @Override
    public Approval claim(ApprovalId approvalId, Caller by) {
        return carryOut(new ApprovalCommand.Claim(approvalId, by));
    }

    @Override
    public Approval release(ApprovalId approvalId, Caller by) {
        return carryOut(new ApprovalCommand.Release(approvalId, by));
    }

    @Override
    public Approval delegate(ApprovalId approvalId, Caller by, Approvers to) {
        return carryOut(new ApprovalCommand.Delegate(approvalId, by, to));
    }

    private Approval carryOut(ApprovalCommand command) {
        return TemporalCalls.join(commands.carryOut(command));
    }

    @Override
    public Page<Grant> grants(Optional<AgentName> agent, int limit, String cursor) {
        return TemporalCalls.join(grants.page(agent, limit, cursor));
    }

    @Override
    public Grant revoke(GrantId grantId, Caller by) {
        return TemporalCalls.join(revocation.revoke(grantId, by));
    }

    @Override
    public AuditTrail audit(RunId runId) {
        return TemporalCalls.join(audit.read(runId));
    }
}
