package io.agentee.cdi.extension;

import static io.agentee.cdi.testing.TestingApplication.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.agent.Agent;
import io.agentee.api.policy.PolicyVerdict;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.policy.ToolAuthorizer;
import io.agentee.api.policy.ToolCallPolicy;
import io.agentee.api.tool.P;
import io.agentee.api.tool.RequiresApproval;
import io.agentee.api.tool.Tool;
import io.agentee.cdi.AgentWorker;
import io.agentee.cdi.testing.TestingApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Named;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DeploymentErrorsTest {

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(problems(
                        Map.of(
                                "agentee.agents.shop.tools", "bean:shop,bean:Nothing",
                                "agentee.agents.shop.max-iterations", "0",
                                "agentee.taskqueue", "q",
                                "agentee.events.transport", "kafka",
                                "agentee.models.default.provider", "testign"),
                        Shop.class,
                        ShopTools.class,
                        BadTools.class))
                .contains(
                        "AGTE12002: Unknown key agentee.taskqueue: did you mean agentee.task-queue?",
                        "AGTE12003: agentee.agents.shop.max-iterations: '0' is not allowed, it must be a whole number, at"
                                + " least 1",
                        "AGTE12011: agentee.models.default.provider: there is no provider 'testign'; there are: testing",
                        "AGTE12041: agentee.events.transport: there is no transport 'kafka'; there are: local, temporal,"
                                + " testing",
                        "AGTE12036: agentee.agents.shop.tools: 'bean:Nothing' means no tool; there are: bean:BadTools,"
                                + " bean:ShopTools",
                        "AGTE12020: @Tool on %s.hidden: a tool must not be private"
                                .formatted(BadTools.class.getName()));
    }

    @Test
    void badToolMethodsAreNamed() {
        String bean = BadTools.class.getName();

        assertThat(problems(Map.of(), BadTools.class))
                .containsExactlyInAnyOrder(
                        "AGTE12020: @Tool on %s.hidden: a tool must not be private".formatted(bean),
                        "AGTE12020: @Tool on %s.shared: a tool must not be static".formatted(bean),
                        "AGTE12021: @Tool on %s.spaced: 'two words' cannot name a tool; a name is 1 to 64 letters, digits, '_' and '-'"
                                .formatted(bean),
                        ("AGTE12022: @Tool on %s.anything: parameter 'value': the type java.lang.Object is not supported; use a"
                                        + " primitive, String, enum, record, List, Set, Map with String keys, Optional, number,"
                                        + " date or time")
                                .formatted(bean),
                        "AGTE12024: @Tool on %s.twice: two parameters are named 'a'".formatted(bean),
                        ("AGTE12025: @Tool on %s.later: it returns a Future, but a tool must return its result when it is"
                                        + " done; wait for it in the tool")
                                .formatted(bean),
                        "AGTE12027: %s has two tools named 'same'; give one of them another name by @Tool(name = …)"
                                .formatted(bean));
    }

    @Test
    void badAgentInterfacesAreNamed() {
        assertThat(problems(
                        Map.of(),
                        First.class,
                        Second.class,
                        IllegalName.class,
                        NoInterface.class,
                        WrongMethods.class,
                        NoBean.class))
                .containsExactlyInAnyOrder(
                        "AGTE12032: Two interfaces declare the agent 'twin': %s and %s"
                                .formatted(First.class.getName(), Second.class.getName()),
                        ("AGTE12031: @Agent on %s: 'The Shop' cannot name an agent; a name is 1 to 64 lower-case letters,"
                                        + " digits, '-' and '_'")
                                .formatted(IllegalName.class.getName()),
                        "AGTE12030: @Agent on %s: an agent is an interface".formatted(NoInterface.class.getName()),
                        ("AGTE12033: @Agent on %s: method count must have one String parameter and return String, Run,"
                                        + " RunHandle or CompletionStage<Run>")
                                .formatted(WrongMethods.class.getName()),
                        ("AGTE12033: @Agent on %s: method later must have one String parameter and return String, Run,"
                                        + " RunHandle or CompletionStage<Run>")
                                .formatted(WrongMethods.class.getName()),
                        ("AGTE12034: @Agent on %s: java.lang.Thread is no CDI bean with @Tool methods; give it a scope such"
                                        + " as @ApplicationScoped, or remove it from tools")
                                .formatted(NoBean.class.getName()));
    }

    @Test
    void badReferencesToToolsAreNamed() {
        assertThat(problems(
                        Map.of(
                                "agentee.agents.a.tools",
                                        "ShopTools,mcp:files,agent:shop,bean:ShopTools/refnud,bean:Shop*/look*",
                                "agentee.agents.a.approval", "refund",
                                "agentee.agents.b.tools", "bean:ShopTools,bean:OtherTools",
                                "agentee.agents.c.tools", "bean:ShopTools",
                                "agentee.agents.c.approval", "refund,reufnd,look*,pay_*"),
                        ShopTools.class,
                        OtherTools.class))
                .containsExactly(
                        "AGTE12035: agentee.agents.a.tools: 'ShopTools' is no reference to tools, it must be bean:{name},"
                                + " bean:{Class}, or one of these with /{tool}; * stands for any characters",
                        "AGTE12035: agentee.agents.a.tools: 'mcp:files' is no reference to tools, it must be bean:{name},"
                                + " bean:{Class}, or one of these with /{tool}; * stands for any characters",
                        "AGTE12074: agentee.agents.a.tools: 'agent:shop' is no reference to tools: sub-agents are named by"
                                + " agentee.agents.a.sub-agents",
                        "AGTE12036: agentee.agents.a.tools: 'bean:ShopTools/refnud' means no tool; there are: bean:OtherTools,"
                                + " bean:ShopTools",
                        "AGTE12037: Agent 'b' has two tools named 'lookup_order': of bean:ShopTools and of bean:OtherTools",
                        "AGTE12038: Agent 'c': approval pattern 'reufnd' means none of its tools: call, fail, lookup_order,"
                                + " pay_out, refund");
    }

    @Test
    void toolMustBeAmongTheTypesOfItsBean() {
        assertThat(problems(Map.of(), HalfTyped.class))
                .containsExactly(
                        "AGTE12026: @Tool on %s.unreachable: the bean cannot be called by this method; make it part of one"
                                        .formatted(HalfTyped.class.getName())
                                + " of the bean's types: %s, java.lang.Object".formatted(Greeter.class.getName()));
    }

    @Test
    void missingModelsAndWhatTheirProvidersMissAreNamed() {
        assertThat(problems(Map.of(
                        "agentee.agents.a.model", "fast",
                        "agentee.models.slow.provider", "testing")))
                .containsExactly(
                        "AGTE12014: Agent 'a': there is no model 'fast'; configure agentee.models.fast.provider, or name one"
                                + " of: default, slow",
                        "AGTE12012: agentee.models.slow.model-name is missing");
    }

    @Test
    void missingTransportAndWhatItsProviderMissesAreNamed() {
        assertThat(problems(Map.of("agentee.events.transport", "redis")))
                .containsExactly(
                        "AGTE12042: agentee.events.transport: this deployment cannot use the transport 'redis'; add"
                                + " the library agentee-redis to it");
        assertThat(problems(Map.of("agentee.events.transport", "testing", "agentee.worker.enabled", "false")))
                .containsExactly("AGTE12043: agentee.redis.password is missing");
    }

    @Test
    void remoteWorkersNeedATransportThatReachesThem() {
        assertThat(problems(Map.of("agentee.remote-workers", "true")))
                .containsExactly(
                        "AGTE12040: agentee.remote-workers is true, but the event transport 'local' reaches this process only;"
                                + " set agentee.events.transport to redis or temporal, on clients and workers alike");
    }

    @Test
    void clientAloneNeedsNoModels() {
        try (TestingApplication application = TestingApplication.startWithoutModel(
                Map.of("agentee.worker.enabled", "false"), Shop.class, ShopTools.class)) {
            assertThat(application.get(Shop.class)).hasToString("agent shop");
            application.get(AgentWorker.class).start();
            assertThat(application.get(AgentWorker.class).isRunning()).isFalse();
        }
        assertThatThrownBy(() -> TestingApplication.startWithoutModel(Map.of(), Shop.class, ShopTools.class))
                .hasMessageContaining("AGTE12014: Agent 'shop': there is no model 'default'");
    }

    @Test
    void badApprovalsAreNamed() {
        String bean = StrictTools.class.getName();

        assertThat(problems(
                        Map.of(
                                "agentee.agents.a.tools", "bean:ShopTools",
                                "agentee.agents.a.approval.policies", "limits,lost",
                                "agentee.agents.a.approval.tool.reufnd.quorum", "2",
                                "agentee.agents.a.approval.timeout", "PT2H",
                                "agentee.agents.a.approval.escalation.after", "PT1H",
                                "agentee.agents.a.approval.escalation.approvers", "board",
                                "agentee.agents.a.approval.tool.refund.timeout", "PT1H"),
                        ShopTools.class,
                        StrictTools.class,
                        Limits.class))
                .containsExactlyInAnyOrder(
                        "AGTE12039: agentee.agents.a.approval.tool.reufnd.*: agent 'a' has no tool 'reufnd', it has: call,"
                                + " fail, lookup_order, pay_out, refund",
                        "AGTE12060: Agent 'a': approvals of 'refund' are escalated after PT1H, but expire after PT1H; escalate"
                                + " earlier, by agentee.agents.a.approval.tool.refund.escalation.after, or give more time",
                        "AGTE12061: agentee.agents.a.approval.policies: there is no policy 'lost', a CDI bean with @Named that"
                                + " implements ToolCallPolicy; there are: limits",
                        "AGTE12028: @Tool on %s.authorized: its authorizer %s is no CDI bean; give it a scope such as @ApplicationScoped"
                                .formatted(bean, NoAuthorizerBean.class.getName()),
                        ("AGTE12029: @RequiresApproval on %s.bad: timeout: 'tomorrow' is not allowed, it must be a duration of"
                                        + " at least 1 ms in ISO-8601, such as PT4H")
                                .formatted(bean),
                        "AGTE12029: @RequiresApproval on %s.bad: approvers: 'finance, ' is not allowed, it must be names of roles"
                                .formatted(bean),
                        "AGTE12029: @RequiresApproval on %s.bad: quorum: '-1' is not allowed, it must be at least 1, or 0 to leave it to the agent"
                                .formatted(bean));
    }

    @Test
    void clientNeedsNoPolicies() {
        TestingApplication.start(
                        Map.of("agentee.worker.enabled", "false", "agentee.agents.a.approval.policies", "lost"))
                .close();
    }

    @ApplicationScoped
    static class BadTools {
        @Tool("private")
        private void hidden() {}

        @Tool("static")
        static void shared() {}

        @Tool(value = "name", name = "two words")
        void spaced() {}

        @Tool("type")
        void anything(Object value) {}

        @Tool("names")
        void twice(@P(value = "", name = "a") int first, @P(value = "", name = "a") int second) {}

        @Tool("later")
        Future<String> later() {
            throw new IllegalStateException();
        }

        @Tool(value = "one", name = "same")
        void one() {}

        @Tool(value = "two", name = "same")
        void two() {}

        @SuppressWarnings("unused")
        private void caller() {
            hidden();
        }
    }

    @ApplicationScoped
    static class OtherTools {
        @Tool("Another one")
        public void lookupOrder() {}
    }

    interface Greeter {
        String greet();
    }

    @ApplicationScoped
    @Typed(Greeter.class)
    static class HalfTyped implements Greeter {
        @Override
        @Tool("Reachable")
        public String greet() {
            return "hello";
        }

        @Tool("Unreachable")
        public void unreachable() {}
    }

    @Agent(name = "twin")
    interface First {}

    @Agent(name = "twin")
    interface Second {}

    @Agent(name = "The Shop")
    interface IllegalName {}

    @Agent(name = "class")
    static class NoInterface {}

    @Agent(name = "wrong")
    interface WrongMethods {
        int count(String words);

        CompletionStage<String> later(String words);

        String right(String words);
    }

    @Agent(name = "no-bean", tools = Thread.class)
    interface NoBean {}

    static class NoAuthorizerBean implements ToolAuthorizer {
        NoAuthorizerBean(String unknown) {
            throw new IllegalStateException(unknown);
        }

        @Override
        public void authorize(ReviewedCall call) {}
    }

    @ApplicationScoped
    static class StrictTools {
        @Tool(value = "authorized", authorizer = NoAuthorizerBean.class)
        public void authorized() {}

        @Tool("bad")
        @RequiresApproval(
                timeout = "tomorrow",
                approvers = {"finance", " "},
                quorum = -1)
        public void bad() {}
    }

    @Named
    @ApplicationScoped
    static class Limits implements ToolCallPolicy {
        @Override
        public PolicyVerdict evaluate(ReviewedCall call) {
            return new PolicyVerdict.Abstain();
        }
    }
}
