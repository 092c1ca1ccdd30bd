package io.agentee.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.agentee.e2e.approval.Inbox;
import io.agentee.e2e.browser.Browsers;
import io.agentee.e2e.browser.Tabs;
import io.agentee.e2e.browser.View;
import io.agentee.e2e.console.Questions.Question;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that hand tasks to others: their sub-runs are seen on the page of the run, live, and what these ask is found. */
@ExtendWith({Servers.class, Browsers.class})
class ConsoleSubRunsIT {

    /** Keeps what the page says to those who listen. */
    private static final String LISTEN = """
            () => {
              window.said = [];
              const announcer = document.querySelector("[data-announcer]");
              new MutationObserver(() => said.push(announcer.textContent)).observe(announcer, {childList: true});
            }
            """;

    private final HttpApi api;
    private final Questions questions;
    private final URI server;
    private final Tabs tabs;

    ConsoleSubRunsIT(Landscape landscape, Tabs tabs) {
        this.api = landscape.api();
        this.questions = new Questions(api);
        this.server = landscape.client().uri("/");
        this.tabs = tabs;
    }

    static List<View> views() {
        return List.of(View.DESKTOP, View.PHONE.inTheDark().withoutJavaScript());
    }

    @ParameterizedTest
    @MethodSource("views")
    void runLeadsToItsSubRunsAndTheyLeadBack(View view) {
        Question question = questions.task("by a coder");
        Visitor ada = Visitor.signIn(tabs.open(view, server), "ada");

        Locator tree = ada.open(question.runPath()).page().locator("main ul.tree > li");
        assertThat(tree).hasCount(2);
        assertThat(tree.first()).containsText("Completed researcher");
        assertThat(tree.last()).containsText("Waits for approval coder");
        ada.requireSound("run");
        tree.last().getByRole(AriaRole.LINK).click();

        assertThat(ada.page().locator("h1")).hasText("Run of coder");
        assertThat(ada.page()).hasURL(server.resolve(question.askingRunPath()).toString());
        assertThat(ada.page().locator("main")).containsText("of the run that began it");
        assertThat(ada.requireSound("sub-run").page().locator("main ul.tree")).hasCount(0);
        ada.page().locator(".crumbs").getByText("Part of the run").click();

        assertThat(ada.page().locator("h1")).hasText("Run of lead");
        assertThat(ada.open("/console/runs")
                        .page()
                        .locator("tr", new Page.LocatorOptions().setHasText(question.askingRunId())))
                .containsText("part of " + question.runId());
    }

    @ParameterizedTest
    @MethodSource("views")
    void questionOfASubRunIsFoundFromTheRunAndFromTheInbox(View view) {
        Question question = questions.task("asked below");
        Visitor ada = Visitor.signIn(tabs.open(view, server), "ada").open(question.runPath());
        Locator asked = ada.page()
                .locator("section", new Page.LocatorOptions().setHas(ada.page().locator("#approvals")));
        assertThat(asked).containsText("pending ledger_append asked by a sub-run of coder");
        asked.getByText("ledger_append").click();
        assertThat(ada.page().locator("main")).containsText("You cannot decide on this");
        ada.requireSound("question");
        ada.open(question.runPath());

        Visitor grace = Visitor.signIn(tabs.open(view, server), "grace");
        assertThat(grace.cardOf(question.approvalId())).containsText("asked below");
        grace.cardOf(question.approvalId()).locator("button.approve").click();
        assertThat(grace.page().locator("[data-notice]")).containsText("Approved: ledger_append of coder.");

        assertThat(api.awaitFinished(question.runId()).path("status").asText()).isEqualTo("completed");
        if (!view.javaScript()) {
            ada.open(question.runPath());
        }
        assertThat(ada.page().locator("[data-run-status]")).hasText("Completed");
        assertThat(ada.page().locator("main ul.tree .status")).hasText(new String[] {"Completed", "Completed"});
        ada.requireSound("decided");
    }

    @Test
    void timelineTellsOfEachSubRunInItsLaneLiveAndReplayed() {
        Script research = Script.begin().step(Map.of("tokens", 60, "tokenDelayMs", 100));
        Script lead = Tasks.lead(Tasks.research(research), Tasks.code("below"));
        Question task = questions.ask("chief", Tasks.lead(Tasks.task("lead", lead.input())));
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP, server), "grace");
        assertThat(grace.cardOf(task.approvalId())).containsText("Hand a task to lead for chief");
        grace.requireSound("task");
        Visitor ada = Visitor.signIn(tabs.open(View.DESKTOP, server), "ada");
        Page page = ada.open(task.runPath()).page();
        page.evaluate(LISTEN);
        Locator events = page.locator("[data-events]");
        assertThat(events).containsText("Hands a task to lead subagent_lead");
        assertThat(events).containsText("Approval to hand a task to lead");
        approve(task);

        Locator middle = lane(events, "lead");
        assertThat(lane(middle, "researcher").locator("> .streaming")).containsText("t0 t1 t2");
        assertThat(events.locator("> .streaming")).hasCount(0);
        assertThat(lane(middle, "coder")).containsText("Waits for an approval");
        assertThat(lane(middle, "coder").locator("> .text")).hasCount(0);
        ada.tab().screenshot("streaming");
        approve(new Question(task.runId(), new Inbox(api).awaitQuestion(task.runId())));

        assertThat(lane(middle, "coder")).containsText("Approved by grace");
        assertThat(page.locator("[data-run-status]")).hasText("Completed");
        for (Locator subRun : List.of(lane(middle, "researcher"), lane(middle, "coder"), middle)) {
            assertThat(end(subRun)).containsText("The sub-run is completed");
        }
        assertThat(end(events)).containsText("The run is completed");
        assertThat(page.evaluate("said")).isEqualTo(List.of("The run is over."));
        ada.requireSound("live");
        requireReplay(page, events.textContent());
    }

    private static void requireReplay(Page page, String live) {
        Locator events = page.locator("[data-events]");
        for (String button : List.of("Play 4×", "Show all")) {
            page.reload();
            assertThat(events).hasText(live);
            page.getByText(button).click();
            assertThat(events).hasText(live);
        }
    }

    @Test
    void cancelledRunTakesItsSubRunsAlong() {
        Question question = questions.task("never");
        Visitor ada = Visitor.signIn(tabs.open(View.DESKTOP, server), "ada").open(question.runPath());

        ada.page().getByText("Cancel this run").click();
        ada.button("Cancel the run").click();

        assertThat(ada.page().locator("[data-run-status]")).hasText("Cancelled");
        Locator events = ada.page().locator("[data-events]");
        assertThat(end(lane(events, "coder"))).containsText("The sub-run was cancelled");
        assertThat(end(events)).containsText("The run was cancelled");
        ada.open(question.runPath()).requireSound("cancelled");
        assertThat(ada.page().locator("main ul.tree > li").last()).containsText("Cancelled coder");
    }

    @Test
    void markupOfSubRunsIsShownAsText() {
        Script evil = Script.begin().text(Visitor.EVIL);
        Question question = questions.ask(
                "lead",
                Tasks.lead(Tasks.task("researcher", Visitor.EVIL + "\n" + evil.input()), Tasks.code(Visitor.EVIL)));
        Visitor admin = Visitor.signIn(tabs.open(View.DESKTOP, server), "admin");
        admin.open(question.runPath());
        assertThat(lane(admin.page().locator("[data-events]"), "researcher")).containsText(Visitor.EVIL);
        assertThat(lane(admin.page().locator("[data-events]"), "coder")).containsText("onerror");
        assertThat(admin.page().locator(".transcript")).containsText(Visitor.EVIL);
        admin.requireHarmless();
        for (String path : List.of(question.path(), question.askingRunPath(), question.askingRunPath() + "/audit")) {
            admin.open(path).requireHarmless();
        }

        approve(question);
        api.awaitFinished(question.runId());
        for (View view : views()) {
            Visitor ada = Visitor.signIn(tabs.open(view, server), "ada").open(question.runPath());
            assertThat(ada.page().locator(".transcript")).containsText(Visitor.EVIL);
            ada.requireHarmless();
        }
    }

    private void approve(Question question) {
        Answer answer = api.as("grace")
                .post("/api/v1/approvals/" + question.approvalId() + "/decision", "{\"decision\": \"approve\"}");
        assertThat(answer.status()).as("decision: %s", answer.body()).isEqualTo(200);
    }

    private static Locator end(Locator lane) {
        return lane.locator("> li").last();
    }

    private static Locator lane(Locator within, String agent) {
        return within.locator("> li.sub > ol[aria-label='Sub-run of %s']".formatted(agent));
    }
}
