package io.agentee.client.console.page;

/** A part of the console that the navigation leads to. */
public enum Section {
    INBOX("Inbox", ConsolePaths.INBOX),
    RUNS("Runs", ConsolePaths.RUNS),
    AGENTS("Agents", ConsolePaths.AGENTS),
    AUDIT("Audit", ConsolePaths.AUDIT),
    GRANTS("Grants", ConsolePaths.GRANTS);

    private final String title;
    private final String path;

    Section(String title, String path) {
        this.title = title;
        this.path = path;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    boolean isFor(Viewer viewer) {
        return switch (this) {
            case INBOX, RUNS, AUDIT -> true;
            case AGENTS -> viewer.runs().maySeeAgents();
            case GRANTS -> viewer.approvals().maySeeGrants();
        };
    }
}
