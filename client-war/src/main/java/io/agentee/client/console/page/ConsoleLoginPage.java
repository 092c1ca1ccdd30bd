package io.agentee.client.console.page;

import io.agentee.client.signin.LoginForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The page on which people sign in to the console. */
@Singleton
public class ConsoleLoginPage implements io.agentee.client.signin.LoginPage {

    private final Assets assets;

    @Inject
    public ConsoleLoginPage(Assets assets) {
        this.assets = assets;
    }

    @Override
    public String html(LoginForm form) {
        return render(
                form.from().login(),
                form.csrf(),
                form.name(),
                form.problem().orElse(""),
                Optional.of(form).filter(LoginForm::withOpenId).map(LoginForm::elsewhere));
    }

    /**
     * The page, as HTML. Its form sends {@code name}, {@code password} and {@code csrf}.
     *
     * @param action where the form is sent
     * @param csrf the token in the form
     * @param name what was typed as name; may be empty
     * @param error why nobody is signed in yet; may be empty
     * @param organisation where people go to sign in with their organisation, if they can
     */
    public String render(String action, String csrf, String name, String error, Optional<String> organisation) {
        Frame frame = new Frame("Sign in", Optional.empty(), Optional.empty(), csrf, Optional.empty(), assets);
        return Console.html(new LoginPage(frame, action, name, error, organisation));
    }
}
