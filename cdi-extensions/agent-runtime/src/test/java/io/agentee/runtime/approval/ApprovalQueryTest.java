package io.agentee.runtime.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalFilter.People;
import io.agentee.api.approval.ApprovalFilter.Times;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalQueryTest {

    private static final String RUNS = "WorkflowType = 'AgentRun' AND ExecutionStatus != 'ContinuedAsNew'";
    private static final String PENDING =
            RUNS + " AND ExecutionStatus = 'Running' AND AgenteeApproval IN ('status:pending')";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void allApprovalsAreThoseOfRunsThatHaveAny() {
        assertThat(query(ApprovalFilter.ALL)).isEqualTo(RUNS + " AND AgenteeDeadline IS NOT NULL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PENDING | ExecutionStatus = 'Running' AND AgenteeApproval IN ('status:pending')",
                "APPROVED | AgenteeApproval IN ('status:approved')",
                "REJECTED | AgenteeApproval IN ('status:rejected')",
                "EXPIRED | AgenteeApproval IN ('status:expired')",
                "CANCELLED | (AgenteeApproval IN ('status:cancelled') OR (AgenteeApproval IN ('status:pending') AND ExecutionStatus != 'Running'))"
            })
    void translatesEveryStatus(ApprovalStatus status, String condition) {
        assertThat(query(ApprovalFilter.ALL.withStatus(status))).isEqualTo(RUNS + " AND " + condition);
    }

    @Test
    void runsWithTooManyToolsToNameMayHaveThisOne() {
        ApprovalFilter filter = ApprovalFilter.PENDING
                .withTool("refund")
                .withAgent(new AgentName("support"))
                .withRunId(new RunId("it's"));

        assertThat(query(filter))
                .isEqualTo(RUNS + " AND WorkflowId = 'it\\'s' AND AgenteeAgent = 'support'"
                        + " AND ExecutionStatus = 'Running' AND AgenteeApproval IN ('status:pending')"
                        + " AND AgenteeApproval IN ('tool:refund', 'tool:*')");
    }

    @Test
    void anApproverDecidesByNameAndByRole() {
        Caller grace = new Caller("o'grace", List.of("approver", "finance"));

        assertThat(query(ApprovalFilter.PENDING.withPeople(People.approver(grace))))
                .isEqualTo(PENDING + " AND AgenteeApproval IN ('user:o%0027grace', 'role:approver', 'role:finance',"
                        + " 'user:*', 'role:*')");
    }

    @Test
    void anAdministratorDecidesOnEverything() {
        Caller admin = new Caller("admin", List.of("agentee-admin"));

        assertThat(query(ApprovalFilter.PENDING.withPeople(People.approver(admin))))
                .isEqualTo(PENDING);
    }

    @Test
    void findsWhoAskedAndWhoClaimed() {
        People people = new People(Optional.of("ada"), Optional.of("grace"), Optional.empty());

        assertThat(query(ApprovalFilter.PENDING.withPeople(people)))
                .isEqualTo(PENDING + " AND AgenteeStartedBy = 'ada'"
                        + " AND AgenteeApproval IN ('claimed:grace', 'claimed:*')");
    }

    @Test
    void timesOfWhatIsPendingAreThoseOfTheRun() {
        Times times = new Times(Optional.of(NOON), Optional.of(Instant.MAX), Optional.of(NOON));

        assertThat(query(withTimes(ApprovalFilter.PENDING, times)))
                .isEqualTo(PENDING + " AND AgenteeApprovalAt >= '2026-11-21T11:59:59.999Z'"
                        + " AND AgenteeAskedAt <= '2026-11-21T12:00:00.001Z'"
                        + " AND AgenteeDeadline <= '9999-12-31T23:59:59Z'");
        assertThat(query(withTimes(ApprovalFilter.ALL, times)))
                .isEqualTo(RUNS + " AND AgenteeDeadline IS NOT NULL"
                        + " AND AgenteeApprovalAt >= '2026-11-21T11:59:59.999Z'");
    }

    private static ApprovalFilter withTimes(ApprovalFilter filter, Times times) {
        return new ApprovalFilter(
                filter.status(), filter.agent(), filter.runId(), filter.tool(), filter.people(), times);
    }

    private static String query(ApprovalFilter filter) {
        return new ApprovalQuery(filter).all().toString();
    }
}
