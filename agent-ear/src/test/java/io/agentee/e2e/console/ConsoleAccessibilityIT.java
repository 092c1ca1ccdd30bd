package io.agentee.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.agentee.e2e.browser.Browsers;
import io.agentee.e2e.browser.Tab;
import io.agentee.e2e.browser.Tabs;
import io.agentee.e2e.browser.View;
import io.agentee.e2e.console.Questions.Question;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** axe-core finds nothing on any page, in light and in dark, and nothing is cut off on a small phone. */
@ExtendWith({Servers.class, Browsers.class})
class ConsoleAccessibilityIT {

    private final Questions questions;
    private final URI server;
    private final Tabs tabs;

    ConsoleAccessibilityIT(Landscape landscape, Tabs tabs) {
        this.questions = new Questions(landscape.api());
        this.server = landscape.client().uri("/");
        this.tabs = tabs;
    }

    static List<View> views() {
        return List.of(View.DESKTOP, View.DESKTOP.inTheDark(), View.PHONE, View.PHONE.inTheDark());
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPageIsForEverybody(View view) {
        Question question = questions.refund("42");
        Tab tab = tabs.open(view, server);
        tab.page().navigate("/console/login");
        new Visitor(tab).requireSound("login");
        Visitor admin = Visitor.signIn(tab, "admin");
        for (String path : List.of(
                "/console",
                "/console?agent=support&tool=nothing",
                question.path(),
                question.runPath(),
                question.runPath() + "/audit",
                "/console/runs",
                "/console/agents",
                "/console/agents/support",
                "/console/audit",
                "/console/grants")) {
            admin.open(path).requireSound(step(path, question));
        }
        admin.open(question.path());
        admin.page().locator("details").evaluateAll("all => all.forEach(one => { one.open = true })");
        admin.requireSound("everything open");
    }

    /** Of each page, a name. */
    private static String step(String path, Question question) {
        return "page" + path.replace(question.runId(), "id").replace('/', '-').replace('?', '-');
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPageOfRunsWithSubRunsIsForEverybody(View view) {
        Question question = questions.task("for everybody");
        Visitor admin = Visitor.signIn(tabs.open(view, server), "admin");
        for (String path : List.of(
                question.runPath(),
                question.askingRunPath(),
                question.path(),
                "/console/runs",
                "/console/agents/lead")) {
            admin.open(path).requireSound(step(path, question));
        }
        admin.open(question.runPath());
        assertThat(admin.page().locator("[data-events] [aria-label='Sub-run of coder']"))
                .containsText("Waits for an approval");
        admin.page().locator("details").evaluateAll("all => all.forEach(one => { one.open = true })");
        admin.requireSound("everything open");
    }

    @Test
    void keyboardAloneIsEnough() {
        Question question = questions.append("by keyboard");
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP, server), "grace");

        grace.page().keyboard().press("Tab");
        assertThat(grace.page().getByText("Skip to the content")).isFocused();
        grace.page().keyboard().press("Enter");
        grace.cardOf(question.approvalId()).getByLabel("Comment").focus();
        grace.page().keyboard().type("typed");
        grace.page().keyboard().press("Tab");
        assertThat(grace.cardOf(question.approvalId()).locator("button.approve"))
                .isFocused();
        grace.page().keyboard().press("Enter");
        assertThat(grace.page().locator("[data-notice]")).containsText("Approved: ledger_append of patient.");
    }
}
