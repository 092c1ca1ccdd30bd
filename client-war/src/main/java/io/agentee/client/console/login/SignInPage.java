package io.agentee.client.console.login;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteloginGenerated;
import io.agentee.client.signin.LoginForm;
import java.util.Optional;

/**
 * The form to sign in with.
 *
 * @param frame what stands around it
 * @param form what was typed before, and where to go on to
 * @param error why nobody is signed in yet; may be empty
 * @param elsewhere where people go to sign in with their organisation
 */
public record SignInPage(Frame frame, LoginForm form, String error, Optional<String> elsewhere) implements Page {

    public SignInPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(form, "form is null");
        requireNonNull(error, "error is null");
        requireNonNull(elsewhere, "elsewhere is null");
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteloginGenerated.render(output, null, this);
    }
}
