package io.agentee.client.console.audit;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.page.Query;
import io.agentee.client.console.template.JtegrantsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * Approvals that are remembered.
 *
 * @param frame what stands around them
 * @param grants those that hold, newest first
 * @param nextCursor where the next page begins
 */
public record GrantsPage(Frame frame, List<GrantView> grants, Optional<String> nextCursor) implements Page {

    public GrantsPage {
        requireNonNull(frame, "frame is null");
        grants = List.copyOf(requireNonNull(grants, "grants is null"));
        requireNonNull(nextCursor, "nextCursor is null");
    }

    public String nextPath() {
        return ConsolePaths.GRANTS + new Query().with("cursor", nextCursor).text();
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JtegrantsGenerated.render(output, null, this);
    }
}
