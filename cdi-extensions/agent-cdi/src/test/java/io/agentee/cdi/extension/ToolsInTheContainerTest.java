package io.agentee.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolCatalog;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.testing.TestingApplication;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolsInTheContainerTest {

    private static final AtomicInteger DESTROYED = new AtomicInteger();

    private final TestingApplication application = TestingApplication.start(
            Map.of(
                    "agentee.agents.shop.description", "Overridden",
                    "agentee.agents.shop.system-prompt", "Overridden too",
                    "agentee.agents.shop.tools", "bean:ShopTools/refund,bean:shop/call",
                    "agentee.agents.shop.approval", "call",
                    "agentee.agents.plain.tools", "bean:*Tools/look*"),
            Shop.class,
            ShopTools.class,
            Counter.class,
            CountingTools.class,
            InheritedTools.class,
            GreetingTools.class,
            Loudly.class);

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void configurationOverridesTheAnnotation() {
        AgentDefinition shop = agent("shop");

        assertThat(shop.description()).isEqualTo("Overridden");
        assertThat(shop.systemPrompt()).isEqualTo("Overridden too");
        assertThat(shop.tools()).extracting(ToolSpecification::name).containsExactly("refund", "call");
        assertThat(shop.approval()).isEqualTo(ApprovalPolicy.of("call"));
        assertThat(agent("plain").tools()).extracting(ToolSpecification::name).containsExactly("lookup_order");
    }

    @Test
    void toolCarriesWhatItsAnnotationsSay() {
        ToolSpecification refund = agent("shop").tool("refund").orElseThrow();

        assertThat(refund.approvalRequired()).isTrue();
        assertThat(refund.effect()).isEqualTo(ToolEffect.ONCE);
        assertThat(refund.source()).isEqualTo("bean:ShopTools");
        assertThat(refund.description()).isEqualTo("Gives money back");
        assertThat(tool("lookup_order").specification().effect()).isEqualTo(ToolEffect.READ_ONLY);
    }

    @Test
    void interceptorsAndScopesWork() throws Exception {
        int destroyed = DESTROYED.get();

        assertThat(call("count")).isEqualTo("LOUD: 1 2");
        assertThat(call("count")).isEqualTo("LOUD: 1 2");
        assertThat(DESTROYED).hasValue(destroyed + 2);
    }

    @Test
    void exceptionsComeAsTheToolThrewThem() {
        assertThatThrownBy(() -> call("broken")).isInstanceOf(IOException.class).hasMessage("out of paper");
    }

    @Test
    void mostDerivedMethodIsTheTool() throws Exception {
        assertThat(call("inherited")).isEqualTo("derived");
    }

    @Test
    void beanMayBeKnownByAnInterfaceAlone() throws Exception {
        assertThat(call("greet")).isEqualTo("hello");
    }

    @Test
    void rolesOfMethodsAndClassesHoldForTheCallerOfTheRun() throws Exception {
        Caller finance = new Caller("ada", List.of("finance"));

        assertThat(call("for_class", finance)).isEqualTo("done");
        assertThat(call("for_all", Caller.ANONYMOUS)).isEqualTo("done");
        assertThat(call("for_signed_in", finance)).isEqualTo("done");
        assertThatThrownBy(() -> call("for_class", Caller.ANONYMOUS))
                .isInstanceOf(ToolArgumentException.class)
                .hasMessage("AGTE12051: The tool 'for_class' was not called: the caller 'anonymous' may not use it");
        assertThatThrownBy(() -> call("for_none", finance)).isInstanceOf(ToolArgumentException.class);
        assertThatThrownBy(() -> call("for_signed_in", Caller.ANONYMOUS)).isInstanceOf(ToolArgumentException.class);
    }

    @Test
    void injectedContextIsThatOfTheCallOnItsThreadOnly() throws Exception {
        ToolCallContext injected = application.get(ToolCallContext.class);

        assertThat(call("context_elsewhere"))
                .isEqualTo(
                        "AGTE12050: No tool call is under way on this thread; on threads of its own, a tool can use the"
                                + " ToolCallContext that it has as a parameter");
        assertThatThrownBy(injected::runId).isInstanceOf(IllegalStateException.class);
    }

    private AgentDefinition agent(String name) {
        return application.get(AgentCatalog.class).find(new AgentName(name)).orElseThrow();
    }

    private AgentTool tool(String name) {
        return application.get(ToolCatalog.class).all().stream()
                .filter(tool -> tool.specification().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String call(String name) throws Exception {
        return call(name, Caller.ANONYMOUS);
    }

    private String call(String name, Caller caller) throws Exception {
        AgentTool tool = tool(name);
        tool.authorize(new ReviewedCall(
                new AgentName("plain"),
                new RunId("r1"),
                new ToolCallId("c1"),
                caller,
                tool.specification(),
                "{}",
                "hello",
                false));
        return tool.call("{}", new Call(caller));
    }

    private record Call(Caller caller) implements ToolCallContext {
        @Override
        public RunId runId() {
            return new RunId("r1");
        }

        @Override
        public ToolCallId toolCallId() {
            return new ToolCallId("c1");
        }

        @Override
        public String idempotencyKey() {
            return "r1:1:1";
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void onCancellation(Runnable action) {}
    }

    @RequestScoped
    static class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Loud {}

    @Loud
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class Loudly {
        @AroundInvoke
        Object raise(InvocationContext call) throws Exception {
            return "LOUD: " + call.proceed();
        }
    }

    interface Greeter {
        String greet();
    }

    @ApplicationScoped
    @Typed(Greeter.class)
    static class GreetingTools implements Greeter {
        @Override
        @Tool("Greets")
        public String greet() {
            return "hello";
        }
    }

    static class OriginalTools {
        @Tool("Original")
        public String inherited() {
            return "original";
        }
    }

    @Dependent
    @RolesAllowed("finance")
    static class InheritedTools extends OriginalTools {
        @Override
        @PermitAll
        @Tool("Derived")
        public String inherited() {
            return "derived";
        }

        @Tool("By its class")
        public void forClass() {}

        @PermitAll
        @Tool("For all")
        public void forAll() {}

        @DenyAll
        @Tool("For none")
        public void forNone() {}

        @RolesAllowed("**")
        @Tool("For who signed in")
        public void forSignedIn() {}
    }

    @Dependent
    static class CountingTools {
        @Inject
        Counter counter;

        @Inject
        ToolCallContext context;

        @Loud
        @Tool("Counts in its request")
        public String count() {
            return counter.next() + " " + counter.next();
        }

        @Tool("Throws")
        public void broken() throws IOException {
            throw new IOException("out of paper");
        }

        @Tool("Asks on another thread")
        public String contextElsewhere() {
            return CompletableFuture.supplyAsync(() -> {
                        try {
                            return context.idempotencyKey();
                        } catch (IllegalStateException refused) {
                            return String.valueOf(refused.getMessage());
                        }
                    })
                    .join();
        }

        @PreDestroy
        void destroyed() {
            DESTROYED.incrementAndGet();
        }
    }
}
