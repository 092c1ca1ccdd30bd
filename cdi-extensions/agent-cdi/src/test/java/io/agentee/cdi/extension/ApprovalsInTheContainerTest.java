package io.agentee.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.policy.PolicyCatalog;
import io.agentee.api.policy.PolicyVerdict;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.policy.ToolAuthorizer;
import io.agentee.api.policy.ToolCallPolicy;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.RequiresApproval;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolCatalog;
import io.agentee.api.tool.ToolDeniedException;
import io.agentee.cdi.testing.TestingApplication;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovalsInTheContainerTest {

    private final TestingApplication application = TestingApplication.start(
            Map.of(
                    "agentee.agents.a.tools", "bean:BankTools",
                    "agentee.agents.a.approval", "none",
                    "agentee.agents.a.approval.timeout", "PT8H",
                    "agentee.agents.a.approval.quorum", "4",
                    "agentee.agents.a.approval.policies", "limits,from-method",
                    "agentee.agents.a.approval.tool.transfer.quorum", "3",
                    "agentee.agents.b.approval.approvers", "board",
                    "agentee.agents.a.approval.tool.pay.four-eyes", "false",
                    "agentee.agents.a.approval.webhook.url", "https://hooks.example.com",
                    "agentee.agents.a.approval.webhook.secret", "0123456789abcdef"),
            BankTools.class,
            Owners.class,
            Visits.class,
            Limits.class,
            Hours.class);

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void keyOfTheToolGoesBeforeItsAnnotationAndThatBeforeTheAgent() {
        ApprovalPolicy approval = agent().approval();

        ApprovalTerms ofAgent =
                ApprovalTerms.DEFAULTS.withTimeout(Duration.ofHours(8)).withQuorum(4);
        assertThat(approval.terms()).isEqualTo(ofAgent);
        assertThat(approval.toolTerms()).containsOnlyKeys("pay", "transfer");
        assertThat(approval.termsFor(agent().tool("transfer").orElseThrow()))
                .isEqualTo(new ApprovalTerms(
                        Duration.ofHours(4), List.of("finance"), true, 3, ofAgent.reminder(), ofAgent.escalation()));
        assertThat(approval.termsFor(agent().tool("pay").orElseThrow()))
                .isEqualTo(ofAgent.withQuorum(2).withFourEyes(false));
        assertThat(approval.termsFor(agent().tool("balance").orElseThrow())).isEqualTo(ofAgent);
    }

    @Test
    void definitionSaysWhoElseJudgesAndWhetherSomebodyIsTold() {
        assertThat(agent().approval().policies()).containsExactly("limits", "from-method");
        assertThat(agent().approval().webhook()).isTrue();
        assertThat(agent().approval().toolPatterns()).isEmpty();
        assertThat(agent().tool("balance").orElseThrow().approvalRequired()).isFalse();
        assertThat(agent().tool("pay").orElseThrow().approvalRequired()).isTrue();
    }

    @Test
    void policiesAreBeansByName() {
        PolicyCatalog policies = application.get(PolicyCatalog.class);

        assertThat(policies.find("limits").orElseThrow().evaluate(call("pay", Caller.ANONYMOUS)))
                .isEqualTo(new PolicyVerdict.Deny("visit 1"));
        assertThat(policies.find("limits").orElseThrow().evaluate(call("pay", Caller.ANONYMOUS)))
                .isEqualTo(new PolicyVerdict.Deny("visit 1"));
        assertThat(policies.find("from-method").orElseThrow().evaluate(call("pay", Caller.ANONYMOUS)))
                .isEqualTo(new PolicyVerdict.Allow("office hours"));
        assertThat(policies.find("unknown")).isEmpty();
    }

    @Test
    void authorizerIsAskedAfterTheAnnotationsOfTheContainer() {
        assertThatThrownBy(() -> authorize("transfer", new Caller("ada", List.of())))
                .isInstanceOf(ToolDeniedException.class)
                .hasMessage("AGTE12051: The tool 'transfer' was not called: the caller 'ada' may not use it");
        assertThatThrownBy(() -> authorize("transfer", new Caller("ada", List.of("finance"))))
                .isInstanceOf(ToolDeniedException.class)
                .hasMessage("not the owner, visit 1");
        authorize("transfer", new Caller("owner", List.of("finance")));
        authorize("balance", Caller.ANONYMOUS);
    }

    @Test
    void callersAreKnownByTheRolesThatMayDecide() {
        assertThat(application.get(Deployed.class).roles()).containsExactly("agentee-approver", "board", "finance");
    }

    private AgentDefinition agent() {
        return application.get(AgentCatalog.class).find(new AgentName("a")).orElseThrow();
    }

    private void authorize(String tool, Caller caller) {
        tool(tool).authorize(call(tool, caller));
    }

    private ReviewedCall call(String tool, Caller caller) {
        return new ReviewedCall(
                new AgentName("a"),
                new RunId("r1"),
                new ToolCallId("c1"),
                caller,
                tool(tool).specification(),
                "{}",
                "hello",
                true);
    }

    private AgentTool tool(String name) {
        return application.get(ToolCatalog.class).all().stream()
                .filter(tool -> tool.specification().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ApplicationScoped
    static class BankTools {
        @Tool("Tells what is there")
        public void balance() {}

        @Tool("Pays")
        @RequiresApproval(quorum = 2, fourEyes = true)
        public void pay() {}

        @Tool(value = "Transfers", authorizer = Owners.class)
        @RolesAllowed("finance")
        @RequiresApproval(timeout = "PT4H", approvers = "finance", quorum = 2, fourEyes = true)
        public void transfer() {}
    }

    @RequestScoped
    static class Visits {
        private int count;

        int next() {
            return ++count;
        }
    }

    @ApplicationScoped
    static class Owners implements ToolAuthorizer {
        @Inject
        Visits visits;

        @Override
        public void authorize(ReviewedCall call) {
            if (!call.caller().name().equals("owner")) {
                throw new ToolDeniedException("not the owner, visit " + visits.next());
            }
        }
    }

    @Named
    @ApplicationScoped
    static class Limits implements ToolCallPolicy {
        @Inject
        Visits visits;

        @Override
        public PolicyVerdict evaluate(ReviewedCall call) {
            return new PolicyVerdict.Deny("visit " + visits.next());
        }
    }

    @ApplicationScoped
    static class Hours {
        @Produces
        @Named("from-method")
        ToolCallPolicy officeHours() {
            return call -> new PolicyVerdict.Allow("office hours");
        }
    }
}
