package io.agentee.e2e.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;

/** A page in a browser of its own, as it were: with no cookies, and nobody else's storage. The test that opened it need not close it. */
public final class Tab implements AutoCloseable {

    private final BrowserContext context;
    private final View view;
    private final Complaints complaints;
    private final Page page;
    private final Screenshots screenshots;

    Tab(BrowserContext context, View view, Complaints complaints, Screenshots screenshots) {
        this.context = context;
        this.view = view;
        this.complaints = complaints;
        this.screenshots = screenshots;
        complaints.listenTo(context);
        this.page = context.newPage();
    }

    /**
     * The page. Addresses without a host are the server's.
     *
     * @return Playwright's page
     */
    public Page page() {
        return page;
    }

    /**
     * How the page is looked at.
     *
     * @return the view with which the tab was opened
     */
    public View view() {
        return view;
    }

    /**
     * Takes a picture of the whole page, also of what one would have to scroll to, as {@code target/screenshots/<test>-<step>-<view>.png}.
     *
     * @param step what the picture is to show
     * @return the file
     */
    public Path screenshot(String step) {
        Path file = screenshots.file(step + " " + view.label());
        page.screenshot(
                new ScreenshotOptions().setPath(file).setFullPage(true).setAnimations(ScreenshotAnimations.DISABLED));
        return file;
    }

    /**
     * What went wrong in this tab so far, and in the windows that its pages opened.
     *
     * @return in the order in which it happened; normally empty
     */
    public List<Complaint> complaints() {
        // Whatever the pages said before they answer this has been heard by then.
        context.pages().forEach(Page::title);
        return complaints.soFar();
    }

    @Override
    public void close() {
        context.close();
    }
}
