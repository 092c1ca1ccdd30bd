package io.agentee.client.console.page;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** How pages are asked for and answered. */
@Singleton
public class Console {

    public static final String HTML = "text/html; charset=utf-8";

    private final ConsoleSessions sessions;
    private final Assets assets;

    @Inject
    public Console(ConsoleSessions sessions, Assets assets) {
        this.sessions = sessions;
        this.assets = assets;
    }

    public Visit visit(HttpServletRequest request) {
        return new Visit(request, sessions, assets);
    }

    /** A page that shows what was asked for. */
    public Response show(Page page) {
        return show(Response.Status.OK.getStatusCode(), page);
    }

    /** A page that shows why something was not done. */
    public Response show(int status, Page page) {
        return Response.status(status)
                .type(HTML)
                .entity(html(page).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** Leads to another page after something was done, so that reloading does not do it again. */
    public Response lead(String path) {
        // As text: JAX-RS makes a URI absolute, as seen from behind any proxy.
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    /** The page itself, for those who answer in another way. */
    public static String html(Page page) {
        StringOutput html = new StringOutput(16 * 1024);
        page.render(new OwaspHtmlTemplateOutput(html));
        return html.toString();
    }
}
