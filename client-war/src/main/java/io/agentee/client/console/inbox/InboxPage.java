package io.agentee.client.console.inbox;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.approval.ApprovalView;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteinboxGenerated;
import java.util.List;
import java.util.Optional;

/**
 * What waits.
 *
 * @param frame what stands around it
 * @param query what was asked for
 * @param items what waits, soonest deadline first
 * @param waiting how many runs wait, on all pages
 * @param nextCursor where the next page begins
 */
public record InboxPage(
        Frame frame, InboxQuery query, List<ApprovalView> items, long waiting, Optional<String> nextCursor)
        implements Page {

    public InboxPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(query, "query is null");
        items = List.copyOf(requireNonNull(items, "items is null"));
        requireNonNull(nextCursor, "nextCursor is null");
    }

    /** The list alone, for the script. */
    public String itemsPath() {
        return ConsolePaths.INBOX + "/items" + query.query(query.cursor());
    }

    public String nextPath() {
        return ConsolePaths.INBOX + query.query(nextCursor.orElse(""));
    }

    /** Where decisions lead back to. */
    public String here() {
        return ConsolePaths.INBOX + query.query(query.cursor());
    }

    public boolean mayDecideOnSome() {
        return items.stream().anyMatch(item -> item.standing().mayDecide() && item.isReadableInList());
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteinboxGenerated.render(output, null, this);
    }
}
