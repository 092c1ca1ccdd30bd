package io.agentee.client.session;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What people see when a form is refused; nothing of the request stands in it. */
final class RefusedPage {

    private RefusedPage() {}

    /**
     * Answers 403.
     *
     * @param detail one of this application's own sentences
     */
    static void write(String detail, HttpServletResponse response) throws IOException {
        String page = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Refused</title></head>
                <body><h1>Refused</h1><p>%s</p><p><a href="/console">Console</a></p></body></html>
                """.formatted(detail);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/html; charset=utf-8");
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
