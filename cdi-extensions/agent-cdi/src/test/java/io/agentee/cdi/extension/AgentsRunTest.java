package io.agentee.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.run.AgentClient;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunRequest;
import io.agentee.api.run.RunStatus;
import io.agentee.api.tool.Tool;
import io.agentee.cdi.AgentRunException;
import io.agentee.cdi.AgentWorker;
import io.agentee.cdi.testing.TestingApplication;
import io.agentee.cdi.testing.TestingModelProvider;
import io.agentee.cdi.testing.TestingTemporal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AgentsRunTest {

    private static TestingTemporal temporal;
    private static TestingApplication application;
    private static Shop shop;

    @BeforeAll
    static void start() {
        temporal = TestingTemporal.start();
        application = TestingApplication.start(
                Map.of(
                        "temporal.address", temporal.address(),
                        "temporal.worker.graceful-stop-time", "PT5S",
                        "agentee.agents.shop.approval", "none",
                        "agentee.agents.clerk.tools", "bean:shop/lookup*,bean:DelegatingTools",
                        "agentee.agents.clerk.approval", "none"),
                Shop.class,
                ShopTools.class,
                DelegatingTools.class);
        application.get(AgentWorker.class).start();
        shop = application.get(Shop.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        temporal.close();
        assertThat(TestingModelProvider.OPEN).hasValue(0);
    }

    @Test
    void everyKindOfMethodOfAnInterfaceRunsTheAgent() throws Exception {
        assertThat(shop.ask("hello")).isEqualTo("said: hello");
        assertThat(shop.politely("hello")).isEqualTo("said: hello, please");
        assertThat(shop.run("hello").status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(shop.start("hello").await(Duration.ofSeconds(20)).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(shop.later("hello").toCompletableFuture().get().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(shop).hasToString("agent shop").isEqualTo(shop);
    }

    @Test
    void toolResultsAreJson() {
        assertThat(shop.ask("call lookup_order {\"order\": \"42\"}"))
                .isEqualTo("result: {\"number\":\"42\",\"total\":12.50,\"due\":\"2026-11-21\"}");
    }

    @Test
    void toolSeesTheContextOfItsCall() throws InterruptedException {
        assertThat(answer("shop", "call call {}", new Caller("ada", List.of()))).isEqualTo("result: true ada");
    }

    @Test
    void toolIsForCallersWithItsRole() throws InterruptedException {
        assertThat(answer("shop", "call pay_out {}", new Caller("ada", List.of("finance"))))
                .isEqualTo("result: done");
        assertThat(answer("shop", "call pay_out {}", new Caller("bob", List.of("sales"))))
                .contains("error: ", "AGTE12051: The tool 'pay_out' was not called: the caller 'bob' may not use it");
    }

    @Test
    void wrongArgumentsAndFailuresAreToldToTheModel() {
        assertThat(shop.ask("call lookup_order {\"order\": 42}"))
                .startsWith("error: ")
                .contains("order");
        assertThat(shop.ask("call fail {}")).startsWith("error: ").contains("out of paper");
    }

    @Test
    void toolThatAsksAnotherAgentDoesSoForTheCallerOfItsRun() throws InterruptedException {
        assertThat(answer("clerk", "call ask_shop {}", new Caller("ada", List.of())))
                .isEqualTo("result: result: true ada");
    }

    @Test
    void methodThatReturnsTextThrowsWhenThereIsNone() {
        assertThatThrownBy(() -> shop.ask("break"))
                .isInstanceOfSatisfying(
                        AgentRunException.class,
                        thrown -> assertThat(thrown.run().status()).isEqualTo(RunStatus.FAILED))
                .hasMessageMatching(
                        "AGTE12052: The run \\S+ of agent 'shop' has no answer, it is failed: .*broken by request.*");
    }

    @Test
    void agentCanBeConfigurationAlone() throws InterruptedException {
        assertThat(answer("clerk", "call lookup_order {\"order\": \"7\"}", Caller.ANONYMOUS))
                .startsWith("result: {\"number\":\"7\"");
        assertThat(answer("clerk", "call fail {}", Caller.ANONYMOUS)).startsWith("error: ");
    }

    private static String answer(String agent, String input, Caller caller) throws InterruptedException {
        Run run = application
                .get(AgentClient.class)
                .run(RunRequest.of(agent, input).withCaller(caller));
        return run.outcome().orElseThrow().text().orElse("");
    }

    @ApplicationScoped
    static class DelegatingTools {
        @Inject
        Shop shop;

        @Tool("Asks the shop")
        public String askShop() {
            return shop.ask("call call {}");
        }
    }
}
