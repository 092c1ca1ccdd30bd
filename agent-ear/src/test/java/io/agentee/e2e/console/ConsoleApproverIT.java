package io.agentee.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.agentee.e2e.browser.Browsers;
import io.agentee.e2e.browser.Tabs;
import io.agentee.e2e.browser.View;
import io.agentee.e2e.console.Questions.Question;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole path of an approver: sign in, see, understand, correct, decide. */
@ExtendWith({Servers.class, Browsers.class})
class ConsoleApproverIT {

    private final HttpApi api;
    private final Questions questions;
    private final URI server;
    private final Tabs tabs;

    ConsoleApproverIT(Landscape landscape, Tabs tabs) {
        this.api = landscape.api();
        this.questions = new Questions(api);
        this.server = landscape.client().uri("/");
        this.tabs = tabs;
    }

    static List<View> views() {
        return List.of(
                View.DESKTOP, View.DESKTOP.withoutJavaScript(), View.PHONE.inTheDark(), View.PHONE.withoutJavaScript());
    }

    @ParameterizedTest
    @MethodSource("views")
    void questionIsUnderstoodCorrectedAndDecidedOn(View view) {
        Question question = questions.refund("42");
        Visitor grace = Visitor.signIn(tabs.open(view, server), "grace").requireSound("inbox");

        assertThat(grace.cardOf(question.approvalId())).containsText("12.5");
        grace.cardOf(question.approvalId())
                .getByText("Edit, hand over, details")
                .click();
        grace.requireSound("approval");
        grace.page().getByText("Edit the arguments").click();
        grace.page().getByLabel("amount").fill("a lot");
        grace.button("Compare before and after").last().click();
        assertThat(grace.page().getByRole(AriaRole.ALERT)).containsText("must be a number");
        grace.tab().screenshot("refused edit");
        grace.page().getByLabel("amount").fill("7.50");
        grace.button("Compare before and after").last().click();
        grace.page().getByLabel("Comment").fill("Half of it");
        assertThat(grace.page().locator("del")).hasText("12.5");
        assertThat(grace.page().locator("ins")).hasText("7.50");
        grace.tab().screenshot("review");
        grace.button("Approve with these changes").click();
        assertThat(grace.page().locator("[data-notice]")).containsText("Approved with your changes");

        assertThat(questions
                        .approval(question)
                        .at("/decisions/0/arguments/amount")
                        .asText())
                .isEqualTo("7.5");
        assertThat(api.awaitFinished(question.runId()).path("status").asText()).isEqualTo("completed");
    }

    @ParameterizedTest
    @MethodSource("views")
    void rejectionReachesTheModelWithItsComment(View view) {
        Question question = questions.append("something");
        Visitor grace = Visitor.signIn(tabs.open(view, server), "grace");

        grace.cardOf(question.approvalId()).getByLabel("Comment").fill("Not today, please");
        grace.cardOf(question.approvalId()).locator("button.reject").click();
        assertThat(grace.page().locator("[data-notice]")).containsText("Rejected: ledger_append of patient.");

        assertThat(api.awaitFinished(question.runId()).path("output").asText()).contains("Not today, please");
    }

    @Test
    void newQuestionsArriveByThemselvesAndLeaveWhatIsTypedAlone() {
        Question first = questions.append("first");
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP, server), "grace");
        grace.cardOf(first.approvalId()).getByLabel("Comment").fill("I am typing");

        Question second = questions.append("second");
        assertThat(grace.cardOf(second.approvalId())).isVisible();
        assertThat(grace.cardOf(first.approvalId()).getByLabel("Comment")).hasValue("I am typing");
        assertThat(grace.page().locator("[data-announcer]")).containsText("new approval");

        api.as("alan").post("/api/v1/approvals/" + second.approvalId() + "/decision", "{\"decision\": \"approve\"}");
        assertThat(grace.cardOf(second.approvalId())).hasCount(0);
        api.as("alan").post("/api/v1/approvals/" + first.approvalId() + "/decision", "{\"decision\": \"approve\"}");
        assertThat(grace.cardOf(first.approvalId())).containsText("This does not wait any more");
        assertThat(grace.cardOf(first.approvalId()).getByLabel("Comment")).hasValue("I am typing");
        grace.requireSound("gone");
    }

    @Test
    void decisionThatSomebodyElseMadeIsToldNextToTheItem() {
        Question question = questions.append("contested");
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP.withoutJavaScript(), server), "grace");
        api.as("alan").post("/api/v1/approvals/" + question.approvalId() + "/decision", "{\"decision\": \"approve\"}");

        grace.cardOf(question.approvalId()).locator("button.approve").click();

        assertThat(grace.page().locator("[data-notice]")).containsText("alan");
    }

    @Test
    void lostConnectionIsToldAndSoIsItsReturn() {
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP, server), "grace");

        grace.page().context().setOffline(true);
        assertThat(grace.page().locator("[data-connection]"))
                .containsText("The connection to the server is lost.", containing());
        grace.page().context().setOffline(false);
        assertThat(grace.page().locator("[data-connection]")).isHidden();
    }

    @Test
    void timelineOfARunGoesOnWhileItIsWatchedAndIsReplayed() {
        Visitor ada = Visitor.signIn(tabs.open(View.DESKTOP, server), "ada");
        ada.open("/console/agents/support").requireSound("agent");
        ada.page()
                .getByLabel("What is the agent to do?")
                .fill(Script.begin()
                        .calls(Script.toolCall("refund", "order", "42", "amount", 3))
                        .slowText("All is well now", 10)
                        .input());
        ada.button("Start the run").click();
        assertThat(ada.page().locator("[data-events]")).containsText("Waits for an approval", containing());
        String runId = ada.page().url().substring(ada.page().url().lastIndexOf('/') + 1);
        String approvalId = api.get("/api/v1/runs/" + runId)
                .body()
                .at("/pendingApprovals/0")
                .asText();

        api.as("grace").post("/api/v1/approvals/" + approvalId + "/decision", "{\"decision\": \"approve\"}");
        assertThat(ada.page().locator("[data-events]")).containsText("Approved by grace", containing());
        assertThat(ada.page().locator("[data-events]")).containsText("The run is completed", containing());
        assertThat(ada.page().locator("[data-run-status]")).hasText("Completed");
        ada.requireSound("run live");

        ada.page().reload();
        assertThat(ada.page().locator("[data-events]")).containsText("The run is completed", containing());
        ada.button("Play 4×").click();
        assertThat(ada.page().locator("[data-events]")).containsText("The run is completed", containing());
        ada.open("/console/runs/" + runId + "/audit").requireSound("trail");
        assertThat(ada.page().locator("main")).containsText("Intact.");
    }

    @Test
    void claimKeepsOthersAwayUntilItIsReleased() {
        Question question = questions.append("claimed");
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP, server), "grace");
        Visitor alan = Visitor.signIn(tabs.open(View.PHONE, server), "alan");

        grace.open(question.path()).button("Claim").click();
        assertThat(alan.open(question.path()).page().locator("main")).containsText("grace is working on this");
        grace.open(question.path()).button("Release").click();
        assertThat(alan.open(question.path()).button("Approve").first()).isVisible();
    }

    private static ContainsTextOptions containing() {
        return new ContainsTextOptions().setTimeout(60_000);
    }
}
