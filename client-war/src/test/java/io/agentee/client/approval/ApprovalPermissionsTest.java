package io.agentee.client.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalFilter.People;
import io.agentee.api.approval.Approvers;
import io.agentee.api.run.Caller;
import io.agentee.client.TestingApprovals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalPermissionsTest {

    private static final Approval ADAS = TestingApprovals.pending("run-1.1.0");
    private static final Instant TIME = TestingApprovals.DECIDED_AT;

    private static final Caller ADA = caller("ada", "agentee-user");
    private static final Caller BOB = caller("bob", "agentee-user");
    private static final Caller GRACE = caller("grace", "agentee-approver");
    private static final Caller FINN = caller("finn", "finance");
    private static final Caller AUDITOR = caller("auditor", "agentee-auditor");
    private static final Caller ADMIN = caller("admin", "agentee-admin");

    @Test
    void administratorsAuditorsApproversAndTheRequesterSeeAnApproval() {
        for (Caller caller : List.of(ADMIN, AUDITOR, GRACE, ADA)) {
            assertThat(permissions(caller).maySee(ADAS)).as(caller.name()).isTrue();
        }
        for (Caller caller : List.of(BOB, FINN, caller("ada"), Caller.ANONYMOUS)) {
            assertThat(permissions(caller).maySee(ADAS)).as(caller.name()).isFalse();
        }
    }

    @Test
    void anApprovalThatWasHandedOverIsSeenByThoseWhoMayDecideNow() {
        Approval handedOver =
                ADAS.withRules(ADAS.rules().withApprovers(new Approvers(List.of("finance"), List.of("bob"))));

        assertThat(permissions(FINN).maySee(handedOver)).isTrue();
        assertThat(permissions(BOB).maySee(handedOver)).isTrue();
        assertThat(permissions(GRACE).maySee(handedOver)).isFalse();
    }

    @Test
    void whoeverHasDecidedOrWorksOnAnApprovalKeepsSeeingIt() {
        Approval handedOver = ADAS.withRules(ADAS.rules().withApprovers(Approvers.named("bob")));
        ApprovalDecision decision = new ApprovalDecision(
                "grace", TIME, ApprovalDecision.Verdict.APPROVE, Optional.empty(), Optional.empty(), "sha256:1f");

        assertThat(permissions(GRACE).maySee(handedOver.withDecision(decision))).isTrue();
        assertThat(permissions(GRACE)
                        .maySee(handedOver.withClaim(Optional.of(new Approval.Claim("grace", TIME, TIME)))))
                .isTrue();
    }

    @Test
    void listsHoldWhatTheCallerMaySee() {
        assertThat(visible(ADMIN)).contains(People.ANYBODY);
        assertThat(visible(AUDITOR)).contains(People.ANYBODY);
        assertThat(visible(GRACE)).contains(People.approver(GRACE));
        assertThat(visible(FINN)).contains(People.approver(FINN));
        assertThat(visible(ADA)).contains(People.requester("ada"));
        assertThat(visible(Caller.ANONYMOUS)).isEmpty();
    }

    @Test
    void whoAsksForTheirOwnSeesAllOfThem() {
        Caller both = caller("ada", "agentee-user", "agentee-approver");

        assertThat(permissions(both).visible(Optional.of("ada"), Optional.empty()))
                .contains(People.requester("ada"));
        assertThat(permissions(ADA).visible(Optional.of("ada"), Optional.empty()))
                .contains(People.requester("ada"));
    }

    @Test
    void thoseOfOthersAreForApprovers() {
        assertThat(permissions(BOB).visible(Optional.of("ada"), Optional.empty()))
                .isEmpty();
        assertThat(permissions(GRACE).visible(Optional.of("ada"), Optional.of("alan")))
                .contains(new People(Optional.of("ada"), Optional.of("alan"), Optional.of(GRACE)));
        assertThat(permissions(ADMIN).visible(Optional.of("ada"), Optional.of("alan")))
                .contains(new People(Optional.of("ada"), Optional.of("alan"), Optional.empty()));
    }

    @Test
    void grantsAreForApproversAndForThoseWhoSeeAll() {
        for (Caller caller : List.of(ADMIN, AUDITOR, GRACE, FINN)) {
            assertThat(permissions(caller).maySeeGrants()).as(caller.name()).isTrue();
        }
        assertThat(permissions(ADA).maySeeGrants()).isFalse();
    }

    @Test
    void auditorsDoNothingWhateverElseTheyAre() {
        Caller both = caller("auditor", "agentee-auditor", "agentee-approver");

        for (Caller caller : List.of(AUDITOR, both)) {
            assertThatThrownBy(() -> permissions(caller).requireMayAct())
                    .isInstanceOf(ApprovalException.NotAllowed.class)
                    .hasMessage("Whoever has the role agentee-auditor reads, and decides nothing.");
        }
        permissions(GRACE).requireMayAct();
    }

    private static Optional<People> visible(Caller caller) {
        return permissions(caller).visible(Optional.empty(), Optional.empty());
    }

    private static ApprovalPermissions permissions(Caller caller) {
        return new ApprovalPermissions(caller);
    }

    private static Caller caller(String name, String... roles) {
        return new Caller(name, List.of(roles));
    }
}
