package io.agentee.client.oidc;

import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.cdi.signin.SignInSettings;
import io.agentee.cdi.tool.CurrentToolCall;
import io.agentee.client.caller.SignedIn;
import io.agentee.client.session.CallerSessions;
import io.agentee.client.signin.LoginForm;
import io.agentee.client.signin.LoginPages;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** The console's sign-in at a provider over real HTTP, without an application server, and a browser before it. */
final class TestingConsole implements AutoCloseable {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Undertow undertow;
    private final URI root;

    TestingConsole(SignInSettings settings) throws ServletException {
        CallerSessions sessions =
                new CallerSessions(settings, new CurrentCaller(Optional::empty, new CurrentToolCall(), List.of()));
        OpenIdResource resource = new OpenIdResource();
        resource.use(sessions, new LoginPages(TestingConsole::page, sessions, settings, false), settings);
        ResteasyDeployment resteasy = new ResteasyDeploymentImpl();
        resteasy.getResources().add(resource);
        DeploymentManager manager = Servlets.newContainer()
                .addDeployment(Servlets.deployment()
                        .setClassLoader(TestingConsole.class.getClassLoader())
                        .setContextPath("/")
                        .setDeploymentName("console")
                        .addServletContextAttribute(ResteasyDeployment.class.getName(), resteasy)
                        .addServlet(
                                Servlets.servlet("who", Who.class, new ImmediateInstanceFactory<>(new Who(sessions)))
                                        .addMapping("/who"))
                        .addServlet(Servlets.servlet("api", HttpServlet30Dispatcher.class)
                                .setLoadOnStartup(1)
                                .addMapping("/*")));
        manager.deploy();
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(manager.start())
                .build();
        undertow.start();
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        root = URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** What the browser shows at the end; it follows nothing by itself. */
    HttpResponse<String> get(String location) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(root.resolve(location)).build(), BodyHandlers.ofString());
    }

    /** Goes where an answer leads to. */
    HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        return get(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    /** Name and roles of whoever signed in. */
    String who() throws IOException, InterruptedException {
        return get("/who").body();
    }

    String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Loses the session, as a browser does that somebody else lures. */
    void forgetSession() {
        cookies.getCookieStore().removeAll();
    }

    private static String page(LoginForm form) {
        return form.problem().orElse("");
    }

    @Override
    public void close() {
        undertow.stop();
    }

    /** Tells who signed in. */
    private static final class Who extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final CallerSessions sessions;

        Who(CallerSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Optional<SignedIn> caller = sessions.signedIn(request);
            response.getWriter()
                    .print(caller.map(known -> known.name() + new TreeSet<>(known.roles()))
                            .orElse("nobody"));
        }
    }
}
