package io.agentee.client.console.inbox;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.part.JteitemsGenerated;

/**
 * The list of the inbox without what stands around it.
 *
 * @param inbox the whole page
 */
record InboxItems(InboxPage inbox) implements Page {

    InboxItems {
        requireNonNull(inbox, "inbox is null");
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteitemsGenerated.render(output, null, inbox);
    }
}
