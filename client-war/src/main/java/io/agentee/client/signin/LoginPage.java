package io.agentee.client.signin;

/** Shows the page on which people sign in. A bean of this type takes the place of the plain page. */
public interface LoginPage {

    /**
     * The whole page. It posts fields {@code name} and {@code password} to {@code /console/login}, together with
     * {@code csrf} and {@code from} as they are here; and, where there is sign-in elsewhere, links to
     * {@code /console/oidc/start}, with {@code from} as a parameter.
     */
    String html(LoginForm form);
}
