package io.agentee.client.console.login;

import io.agentee.client.console.page.Assets;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Query;
import io.agentee.client.session.ConsolePath;
import io.agentee.client.session.WantedPath;
import io.agentee.client.signin.LoginForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The page on which people sign in, in the look of the console. */
@Singleton
public class ConsoleLoginPage implements io.agentee.client.signin.LoginPage {

    private final Assets assets;

    @Inject
    public ConsoleLoginPage(Assets assets) {
        this.assets = assets;
    }

    @Override
    public String html(LoginForm form) {
        Frame frame = new Frame("Sign in", Optional.empty(), Optional.empty(), form.csrf(), Optional.empty(), assets);
        String elsewhere = ConsolePath.OPENID_START
                + new Query()
                        .with(WantedPath.PARAMETER, Optional.of(form.from().value()))
                        .text();
        return Console.html(new SignInPage(
                frame, form, form.problem().orElse(""), form.withOpenId() ? Optional.of(elsewhere) : Optional.empty()));
    }
}
