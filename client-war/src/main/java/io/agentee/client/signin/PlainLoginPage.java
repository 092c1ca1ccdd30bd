package io.agentee.client.signin;

import io.agentee.client.session.ConsolePath;
import jakarta.enterprise.inject.Vetoed;

/** The page for when nobody else has one: a form, and no style. */
@Vetoed
final class PlainLoginPage implements LoginPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Sign in - Agentee</title></head>
            <body><main><h1>Sign in</h1>
            %s%s%s</main></body></html>
            """;

    private static final String FORM = """
            <form method="post" action="%s">
            <input type="hidden" name="csrf" value="%s"><input type="hidden" name="from" value="%s">
            <p><label>Name <input name="name" value="%s" autocomplete="username" required autofocus></label></p>
            <p><label>Password <input type="password" name="password" autocomplete="current-password" required></label></p>
            <p><button>Sign in</button></p></form>
            """;

    private static final String ELSEWHERE = "<p><a href=\"%s\">Sign in with your organisation</a></p>\n";

    @Override
    public String html(LoginForm form) {
        return PAGE.formatted(
                form.problem()
                        .map(text -> "<p role=\"alert\">" + escaped(text) + "</p>\n")
                        .orElse(""),
                form.withPassword()
                        ? FORM.formatted(
                                ConsolePath.LOGIN,
                                escaped(form.csrf()),
                                escaped(form.from().value()),
                                escaped(form.name()))
                        : "",
                form.withOpenId() ? ELSEWHERE.formatted(escaped(form.elsewhere())) : "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
