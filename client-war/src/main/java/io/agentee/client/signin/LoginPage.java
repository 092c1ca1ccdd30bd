package io.agentee.client.signin;

import io.agentee.client.session.WantedPath;

/** Shows the page on which people sign in. A bean of this type takes the place of the plain page. */
public interface LoginPage {

    /**
     * The whole page. It posts fields {@code name}, {@code password} and {@code csrf} to {@link WantedPath#login()} of the
     * page that is wanted; and, where there is sign-in elsewhere, links to {@link LoginForm#elsewhere()}.
     */
    String html(LoginForm form);
}
