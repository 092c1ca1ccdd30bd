package io.agentee.client.signin;

import static java.util.Objects.requireNonNull;

import io.agentee.client.session.ConsolePath;
import io.agentee.client.session.WantedPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What there is to show to people who sign in.
 *
 * @param csrf proves where the form comes from
 * @param from the page to go on to
 * @param name what was typed as the name before
 * @param problem why it did not work, in a sentence
 * @param withPassword whether there is somebody who can sign in by password
 * @param withOpenId whether people can sign in elsewhere, by OpenID Connect
 */
public record LoginForm(
        String csrf, WantedPath from, String name, Optional<String> problem, boolean withPassword, boolean withOpenId) {

    public LoginForm {
        requireNonNull(csrf, "csrf is null");
        requireNonNull(from, "from is null");
        requireNonNull(name, "name is null");
        requireNonNull(problem, "problem is null");
    }

    /** Where people go who sign in elsewhere. */
    public String elsewhere() {
        return ConsolePath.OPENID_START + "?" + WantedPath.PARAMETER + "="
                + URLEncoder.encode(from.value(), StandardCharsets.UTF_8);
    }
}
