package io.agentee.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.agentee.e2e.browser.Accessibility;
import io.agentee.e2e.browser.Tab;
import io.agentee.e2e.servers.TestUsers;

/**
 * Somebody who uses the console.
 *
 * @param tab the browser
 */
record Visitor(Tab tab) {

    /** What somebody says who hopes that it becomes a part of the page. */
    static final String EVIL =
            "</textarea></pre>'\"><img src=x onerror=\"window.evil=1\"><script>window.evil=1</script>";

    /** Signs in by the form. */
    static Visitor signIn(Tab tab, String user) {
        Page page = tab.page();
        page.navigate("/console/login");
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(TestUsers.named(user).password());
        button(page, "Sign in").click();
        assertThat(page.locator("h1")).hasText("Inbox");
        return new Visitor(tab);
    }

    Page page() {
        return tab.page();
    }

    Visitor open(String path) {
        page().navigate(path);
        return this;
    }

    /** The card of a run's only question, on the inbox. */
    Locator cardOf(String approvalId) {
        return page().locator("[data-item='%s']".formatted(approvalId));
    }

    Locator button(String name) {
        return button(page(), name);
    }

    /** Nothing that a browser or axe-core would complain about, and nothing that has to be scrolled to sideways. */
    Visitor requireSound(String step) {
        tab.screenshot(step);
        if (tab.view().javaScript()) {
            Accessibility.assertNoViolations(tab);
            assertThat(page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits into the width", step)
                    .isEqualTo(true);
        }
        assertThat(tab.complaints()).as(step).isEmpty();
        return this;
    }

    /** Nothing that was said has become a part of the page. */
    void requireHarmless() {
        assertThat(tab.complaints()).isEmpty();
        assertThat(page().locator("main").locator("img, script").count()).isZero();
        if (tab.view().javaScript()) {
            assertThat(page().evaluate("window.evil ?? 'nothing'")).isEqualTo("nothing");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
