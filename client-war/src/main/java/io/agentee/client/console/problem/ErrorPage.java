package io.agentee.client.console.problem;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteerrorGenerated;

/**
 * Why there is no page.
 *
 * @param frame what stands around it
 * @param status the status of HTTP
 * @param text what happened, and what to do
 * @param reference where the server's log tells more; may be empty
 */
public record ErrorPage(Frame frame, int status, String text, String reference) implements Page {

    public ErrorPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(text, "text is null");
        requireNonNull(reference, "reference is null");
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteerrorGenerated.render(output, null, this);
    }
}
