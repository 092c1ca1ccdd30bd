package io.agentee.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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

/** What models, tools and callers say is text, whatever it looks like. */
@ExtendWith({Servers.class, Browsers.class})
class ConsoleXssIT {

    private final HttpApi api;
    private final Questions questions;
    private final URI server;
    private final Tabs tabs;

    ConsoleXssIT(Landscape landscape, Tabs tabs) {
        this.api = landscape.api();
        this.questions = new Questions(api);
        this.server = landscape.client().uri("/");
        this.tabs = tabs;
    }

    @Test
    void markupIsShownAsText() {
        Question question = questions.ask(
                "patient",
                Script.begin()
                        .calls(Script.toolCall("ledger_append", "entry", Visitor.EVIL))
                        .text(Visitor.EVIL));
        Visitor admin = Visitor.signIn(tabs.open(View.DESKTOP, server), "admin");

        // An administrator may see a thousand other questions, too.
        admin.open("/console?agent=patient");
        assertThat(admin.cardOf(question.approvalId())).containsText(Visitor.EVIL);
        for (String path :
                List.of(question.path(), question.runPath(), question.runPath() + "/audit", "/console/audit")) {
            admin.open(path).requireHarmless();
        }
        api.as("grace").post("/api/v1/approvals/" + question.approvalId() + "/decision", "{\"decision\": \"approve\"}");
        api.awaitFinished(question.runId());

        admin.open(question.runPath());
        assertThat(admin.page().locator("[data-events]")).containsText(Visitor.EVIL);
        admin.requireHarmless();
    }
}
