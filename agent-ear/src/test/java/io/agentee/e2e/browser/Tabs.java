package io.agentee.e2e.browser;

import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Opens tabs for one test, and closes them after it. A test gets it as a parameter, of itself or of its class's constructor. */
public final class Tabs implements AutoCloseable {

    private final SharedChromium chromium;
    private final Screenshots screenshots;
    private final List<Tab> tabs = new ArrayList<>();

    Tabs(SharedChromium chromium, Screenshots screenshots) {
        this.chromium = chromium;
        this.screenshots = screenshots;
    }

    /**
     * Opens a tab.
     *
     * @param view how its pages are looked at
     * @param server where they come from; requests to any other are complaints
     * @return the tab, with an empty page
     */
    public Tab open(View view, URI server) {
        Tab tab = new Tab(chromium.get().open(view, server), view, new Complaints(server), screenshots);
        tabs.add(tab);
        return tab;
    }

    /** Keeps what can be seen, for whoever wonders why the test failed. */
    void photographFailure() {
        for (int i = 0; i < tabs.size(); i++) {
            Tab tab = tabs.get(i);
            try {
                System.out.println("---- " + tab.page().url() + ": " + tab.screenshot("failure-" + (i + 1)));
                tab.complaints().forEach(complaint -> System.out.println("  " + complaint));
            } catch (PlaywrightException closed) {
                System.out.println("---- no picture of tab " + (i + 1) + ": " + closed.getMessage());
            }
        }
    }

    @Override
    public void close() {
        tabs.forEach(Tab::close);
    }
}
