package io.agentee.e2e.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.agentee.e2e.browser.Browsers;
import io.agentee.e2e.browser.Tabs;
import io.agentee.e2e.browser.View;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People of an organisation with a provider of its own get into the console with a browser, and by nothing but their roles there. */
@ExtendWith({Servers.class, Browsers.class})
class OpenIdIT {

    private final Landscape landscape;
    private final Tabs tabs;

    OpenIdIT(Landscape landscape, Tabs tabs) {
        this.landscape = landscape;
        this.tabs = tabs;
    }

    @Test
    void whoSignsInAtTheProviderComesBackToThePageThatWasWanted() throws IOException {
        try (OpenIdServer provider = new OpenIdServer();
                WildFlyServer client = landscape.clientWithProvider("open-id", provider.configuration())) {
            client.start();
            Page page = tabs.open(View.DESKTOP, client.uri("/")).page();

            page.navigate("/console/grants");
            page.getByText("Sign in with your organisation").click();

            assertThat(page.locator("h1")).hasText("Grants");
            assertThat(page.locator(".who .name")).containsText("olga");
            assertThat(page.navigate("/console/agents/support").status()).isEqualTo(200);
            assertThat(page.getByLabel("What is the agent to do?")).hasCount(0);
            page.getByText("Sign out").click();
            assertThat(page.locator("h1")).hasText("Sign in");
        }
    }
}
