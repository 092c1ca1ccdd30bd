package io.agentee.cdi.signin;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How callers sign in.
 *
 * @param usersFile the users that this deployment knows by name and password; absent: none
 * @param secureCookies whether browsers may send the console's cookies over HTTPS only
 * @param sessionTimeout how long a session of the console may be idle
 * @param openId where the console sends people to sign in; absent: nowhere
 */
public record SignInSettings(
        Optional<Path> usersFile, boolean secureCookies, Duration sessionTimeout, Optional<OpenIdSettings> openId) {

    public SignInSettings {
        requireNonNull(usersFile, "usersFile is null");
        requireNonNull(sessionTimeout, "sessionTimeout is null");
        requireNonNull(openId, "openId is null");
    }
}
