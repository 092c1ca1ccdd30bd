package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.template.JteloginGenerated;
import java.util.Optional;

/**
 * The form to sign in with.
 *
 * @param frame what stands around it
 * @param action where it is sent
 * @param name what was typed as name
 * @param error why nobody is signed in yet; may be empty
 * @param organisation where people go to sign in with their organisation
 */
public record LoginPage(Frame frame, String action, String name, String error, Optional<String> organisation)
        implements Page {

    public LoginPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(action, "action is null");
        requireNonNull(name, "name is null");
        requireNonNull(error, "error is null");
        requireNonNull(organisation, "organisation is null");
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteloginGenerated.render(output, null, this);
    }
}
