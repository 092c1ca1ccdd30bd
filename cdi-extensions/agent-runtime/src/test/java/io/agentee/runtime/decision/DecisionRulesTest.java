package io.agentee.runtime.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.json.ToolArguments;
import io.agentee.runtime.turn.ApprovedCall;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.ApprovalFailure;
import io.agentee.runtime.workflow.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRulesTest {

    private static final ApprovalId ID = ApprovalId.of(new RunId("the-run"), 1, 0);
    private static final Instant ASKED = Instant.parse("2026-11-27T10:00:00Z");
    private static final Caller ADA = new Caller("ada", List.of("agentee-approver"));
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));
    private static final Caller ALAN = new Caller("alan", List.of("agentee-approver"));
    private static final Caller ADMIN = new Caller("admin", List.of("agentee-admin"));
    private static final Caller BOB = new Caller("bob", List.of("agentee-user"));
    private static final List<Caller> PEOPLE = List.of(ADA, GRACE, ALAN, ADMIN, BOB);
    private static final List<String> ARGUMENTS = List.of("{\"amount\":1}", "{\"amount\":2}", "{\"amount\":\"x\"}");

    /** Whatever people do, in whatever order and at whatever time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nothingIsApprovedButByEnoughPeopleWhoMayAndWhoMeanTheSame(int quorum) {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed * 31L + quorum);
            Approval approval = asked(quorum, random.nextBoolean());
            Instant now = ASKED;
            for (int step = 0; step < 12; step++) {
                now = now.plusSeconds(random.nextInt(700));
                ApprovalCommand command = command(random, approval);
                Optional<Refusal> refusal = DecisionRules.refusal(approval, command, now);
                if (refusal.isEmpty()) {
                    assertThat(approval.pending())
                            .as("only what is pending changes")
                            .isTrue();
                    assertThat(now).isBefore(approval.rules().expiresAt());
                    approval = DecisionRules.applied(approval, command, now);
                }
            }
            assertSound(approval);
        }
    }

    private static void assertSound(Approval approval) {
        for (ApprovalDecision decision : approval.decisions()) {
            assertThat(approval.rules().fourEyes() && decision.by().equals("ada"))
                    .isFalse();
            assertThat(decision.by()).isNotEqualTo("bob");
        }
        if (approval.status() == ApprovalStatus.APPROVED) {
            ApprovedCall approved = DecisionRules.approved(approval);
            String arguments = approved.arguments().orElse(ARGUMENTS.get(0));
            assertThat(ToolArguments.digest("echo", arguments)).isEqualTo(approved.digest());
            Set<String> whoMeanThis = approval.decisions().stream()
                    .filter(decision -> decision.verdict() == Verdict.APPROVE
                            && decision.digest().equals(approved.digest()))
                    .map(ApprovalDecision::by)
                    .collect(Collectors.toSet());
            assertThat(whoMeanThis).hasSize(approval.rules().quorum());
        }
        long rejections = approval.decisions().stream()
                .filter(decision -> decision.verdict() == Verdict.REJECT)
                .count();
        assertThat(rejections).isEqualTo(approval.status() == ApprovalStatus.REJECTED ? 1 : 0);
    }

    private static ApprovalCommand command(Random random, Approval approval) {
        Caller by = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new ApprovalCommand.Claim(ID, by);
            case 1 -> new ApprovalCommand.Release(ID, by);
            case 2 -> new ApprovalCommand.Decide(ID, by, DecisionRequest.reject("no"));
            case 3 -> new ApprovalCommand.Delegate(ID, by, Approvers.roles(List.of("agentee-approver")));
            case 4 ->
                new ApprovalCommand.Decide(
                        ID,
                        by,
                        DecisionRequest.approve().withArguments(ARGUMENTS.get(random.nextInt(ARGUMENTS.size()))));
            case 5 ->
                new ApprovalCommand.Decide(
                        ID,
                        by,
                        DecisionRequest.approve().withDigest(approval.subject().digest()));
            default -> new ApprovalCommand.Decide(ID, by, DecisionRequest.approve());
        };
    }

    @Test
    void aDecisionIsAboutWhatTheApproverSaw() {
        Approval approval = asked(2, false);
        String seen = approval.subject().digest();
        Approval edited = DecisionRules.applied(
                approval, decide(ALAN, DecisionRequest.approve().withArguments("{\"amount\":2}")), ASKED);

        assertThat(refusal(edited, decide(GRACE, DecisionRequest.approve().withDigest(seen))))
                .isEqualTo(ApprovalFailure.DIGEST_MISMATCH);
        assertThat(edited.approvals()).isEqualTo(1);
    }

    @Test
    void anAdministratorDecidesInSpiteOfAClaimAndOthersWaitForItsEnd() {
        Approval claimed = DecisionRules.applied(asked(1, false), new ApprovalCommand.Claim(ID, GRACE), ASKED);

        assertThat(refusal(claimed, decide(ALAN, DecisionRequest.approve()))).isEqualTo(ApprovalFailure.CLAIMED);
        assertThat(refusal(claimed, decide(ADMIN, DecisionRequest.approve()))).isEmpty();
        assertThat(refusal(claimed, decide(GRACE, DecisionRequest.approve()))).isEmpty();
        assertThat(DecisionRules.refusal(
                        claimed, decide(ALAN, DecisionRequest.approve()), ASKED.plus(DecisionRules.CLAIM)))
                .isEmpty();
    }

    @Test
    void whatSeveralHaveToDecideCannotBeRemembered() {
        DecisionRequest remembered = DecisionRequest.approve().withRemember(GrantRequest.forThisRun());

        assertThat(refusal(asked(2, false), decide(GRACE, remembered))).isEqualTo(ApprovalFailure.INVALID_ARGUMENTS);
        assertThat(refusal(asked(1, false), decide(GRACE, remembered))).isEmpty();
    }

    @Test
    void limitsThatAreNoSchemaCannotBeRemembered() {
        JsonSchema wrong = new JsonSchema(Map.of("type", "nonsense"));

        assertThat(refusal(
                        asked(1, false),
                        decide(
                                GRACE,
                                DecisionRequest.approve()
                                        .withRemember(GrantRequest.forThisRun().within(wrong)))))
                .isEqualTo(ApprovalFailure.INVALID_ARGUMENTS);
    }

    @Test
    void nothingIsHandedToNobodyNorToTheOneWhoMayNotDecide() {
        ApprovalCommand toNobody = new ApprovalCommand.Delegate(ID, GRACE, Approvers.roles(List.of()));
        ApprovalCommand toRequester = new ApprovalCommand.Delegate(ID, GRACE, Approvers.named("ada"));

        assertThat(refusal(asked(1, false), toNobody)).isEqualTo(ApprovalFailure.INVALID_ARGUMENTS);
        assertThat(refusal(asked(1, true), toRequester)).isEqualTo(ApprovalFailure.INVALID_ARGUMENTS);
        assertThat(refusal(asked(1, false), toRequester)).isEmpty();
    }

    @Test
    void whoMayNotDecideLearnsNothingOfWhatWasDecided() {
        Approval approved = DecisionRules.applied(asked(1, false), decide(GRACE, DecisionRequest.approve()), ASKED);

        assertThat(refusal(approved, decide(BOB, DecisionRequest.approve()))).isEqualTo(ApprovalFailure.NOT_ALLOWED);
        assertThat(refusal(approved, decide(ALAN, DecisionRequest.approve())))
                .isEqualTo(ApprovalFailure.ALREADY_DECIDED);
    }

    private static String refusal(Approval approval, ApprovalCommand command) {
        return DecisionRules.refusal(approval, command, ASKED)
                .map(Refusal::type)
                .orElse("");
    }

    private static ApprovalCommand decide(Caller by, DecisionRequest decision) {
        return new ApprovalCommand.Decide(ID, by, decision);
    }

    private static Approval asked(int quorum, boolean fourEyes) {
        String arguments = ARGUMENTS.get(0);
        JsonSchema schema =
                new JsonSchema(Map.of("type", "object", "properties", Map.of("amount", Map.of("type", "number"))));
        return new Approval(
                ID,
                new AgentName("tester"),
                new Approval.Subject(
                        ApprovalKind.TOOL,
                        new ToolCallId("a"),
                        "echo",
                        ToolEffect.ONCE,
                        arguments,
                        schema,
                        ToolArguments.digest("echo", arguments),
                        false),
                new Approval.Origin("ada", ASKED, "hello", ""),
                new Approval.Rules(
                        Approvers.roles(List.of("agentee-approver")), fourEyes, quorum, ASKED.plusSeconds(3_600)),
                Optional.empty(),
                ApprovalStatus.PENDING,
                List.of());
    }
}
