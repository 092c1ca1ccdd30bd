package io.agentee.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.agentee.e2e.browser.Browsers;
import io.agentee.e2e.browser.Tabs;
import io.agentee.e2e.browser.View;
import io.agentee.e2e.console.Questions.Question;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred questions are cleared through the console: most of them together, some one by one. */
@ExtendWith({Servers.class, Browsers.class})
class ConsoleBulkIT {

    private static final int COUNT = 100;
    private static final String MINE = "/console?agent=patient&requestedBy=ada";

    private final HttpApi api;
    private final Questions questions;
    private final URI server;
    private final Tabs tabs;

    ConsoleBulkIT(Landscape landscape, Tabs tabs) {
        this.api = landscape.api();
        this.questions = new Questions(api);
        this.server = landscape.client().uri("/");
        this.tabs = tabs;
    }

    @Test
    void hundredMixedApprovalsAreCleared() {
        List<Question> all = IntStream.range(0, COUNT)
                .parallel()
                .mapToObj(i -> questions.append("bulk " + i))
                .toList();
        Visitor grace = Visitor.signIn(tabs.open(View.DESKTOP, server), "grace");

        for (int single = 0; single < 4; single++) {
            grace.open(MINE);
            grace.page().locator("[data-item] .decide .approve").first().click();
            assertThat(grace.page().locator("[data-notice]")).containsText("Approved");
        }
        int rounds = 0;
        while (waiting(grace) > 0 && rounds++ < COUNT) {
            Page page = grace.page();
            page.getByText("Decide on several at once").click();
            page.getByLabel("Select all on this page").check();
            page.locator("#bulk-comment").fill("round " + rounds);
            grace.tab().screenshot("bulk");
            grace.button(rounds % 2 == 0 ? "Reject selected" : "Approve selected")
                    .click();
            assertThat(page.locator("[data-notice]")).isVisible();
        }

        all.forEach(question ->
                assertThat(questions.approval(question).path("status").asText()).isIn("approved", "rejected"));
        all.forEach(question -> assertThat(
                        api.awaitFinished(question.runId()).path("status").asText())
                .isEqualTo("completed"));
        assertThat(rounds).as("rounds").isLessThan(20);
        grace.open(MINE).requireSound("cleared");
    }

    private static int waiting(Visitor grace) {
        return grace.open(MINE).page().locator("[data-item]").count();
    }
}
