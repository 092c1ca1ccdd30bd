package io.agentee.client;

import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.cdi.tool.CurrentToolCall;
import io.agentee.client.agent.TestingAgentResources;
import io.agentee.client.agui.TestingAgUiResources;
import io.agentee.client.approval.TestingApprovalResources;
import io.agentee.client.audit.TestingAuditResources;
import io.agentee.client.console.TestingConsole;
import io.agentee.client.event.TestingEventResources;
import io.agentee.client.grant.TestingGrantResources;
import io.agentee.client.json.JsonBodyReader;
import io.agentee.client.json.JsonBodyWriter;
import io.agentee.client.json.RequestValidation;
import io.agentee.client.problem.AgentClientExceptionMapper;
import io.agentee.client.problem.ApprovalExceptionMapper;
import io.agentee.client.problem.ErrorServlet;
import io.agentee.client.problem.InvalidRequestExceptionMapper;
import io.agentee.client.problem.NotAllowedExceptionMapper;
import io.agentee.client.problem.UnexpectedExceptionMapper;
import io.agentee.client.problem.WebApplicationExceptionMapper;
import io.agentee.client.run.TestingRunResources;
import io.agentee.client.run.VisibleRuns;
import io.agentee.client.session.SecurityHeadersFilter;
import io.agentee.client.start.StreamedRuns;
import io.agentee.client.start.TestingStartResources;
import io.agentee.client.stream.EventStreams;
import io.agentee.client.stream.OpenStreamsListener;
import io.agentee.client.stream.StreamTimings;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** The API over real HTTP, without an application server, on few threads. */
public final class TestingServer implements AutoCloseable {

    public static final int REQUEST_THREADS = 4;

    public final TestingAgentClient agents = new TestingAgentClient();
    public final TestingApprovals approvals = new TestingApprovals();

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EventStreams streams;
    private final DeploymentManager manager;
    private final Undertow undertow;
    private final URI root;

    public TestingServer() throws ServletException {
        this(StreamTimings.DEFAULT);
    }

    public TestingServer(StreamTimings timings) throws ServletException {
        streams = new EventStreams(scheduler, timings);
        ResteasyDeployment resteasy = new ResteasyDeploymentImpl();
        resteasy.getProviders()
                .addAll(List.of(
                        new JsonBodyReader(),
                        new JsonBodyWriter(),
                        new InvalidRequestExceptionMapper(),
                        new AgentClientExceptionMapper(),
                        new NotAllowedExceptionMapper(),
                        new ApprovalExceptionMapper(),
                        new WebApplicationExceptionMapper(),
                        new UnexpectedExceptionMapper()));
        TestingConsole console = new TestingConsole(agents, approvals, streams);
        resteasy.getProviders().add(console.filter());
        resteasy.getResources().addAll(console.resources());
        CurrentCaller currentCaller = new CurrentCaller(Optional::empty, new CurrentToolCall(), List.of("finance"));
        VisibleRuns visibleRuns = new VisibleRuns(agents);
        RequestValidation validation = new RequestValidation(validator());
        StreamedRuns streamedRuns = new StreamedRuns(agents);
        resteasy.getResources().add(new IndexResource());
        resteasy.getResources().add(TestingAgentResources.of(agents, currentCaller));
        resteasy.getResources().add(TestingStartResources.of(agents, scheduler, streams, currentCaller, validation));
        resteasy.getResources().add(TestingRunResources.of(visibleRuns, currentCaller));
        resteasy.getResources().add(TestingEventResources.of(visibleRuns, streams, currentCaller));
        resteasy.getResources().add(TestingAgUiResources.of(streamedRuns, streams, currentCaller, validation));
        resteasy.getResources().addAll(TestingApprovalResources.of(approvals, currentCaller, validation));
        resteasy.getResources().add(TestingGrantResources.of(approvals, currentCaller));
        resteasy.getResources().add(TestingAuditResources.of(visibleRuns, approvals, currentCaller));
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(TestingServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("client.war")
                .addServletContextAttribute(ResteasyDeployment.class.getName(), resteasy)
                .addServlet(Servlets.servlet(
                                "error",
                                ErrorServlet.class,
                                () -> new ImmediateInstanceHandle<>(new ErrorServlet(console.pages())))
                        .addMapping("/error"))
                .addErrorPage(new ErrorPage("/error"))
                .addFilter(
                        Servlets.filter("headers", SecurityHeadersFilter.class).setAsyncSupported(true))
                .addFilterUrlMapping("headers", "/*", DispatcherType.REQUEST)
                .addFilter(Servlets.filter("sign-in", TestingSignIn.class).setAsyncSupported(true))
                .addFilterUrlMapping("sign-in", "/*", DispatcherType.REQUEST)
                .addListener(Servlets.listener(
                        OpenStreamsListener.class,
                        () -> new ImmediateInstanceHandle<>(new OpenStreamsListener(streams))))
                .addServlet(Servlets.servlet("api", HttpServlet30Dispatcher.class)
                        .setAsyncSupported(true)
                        .setLoadOnStartup(1)
                        .addMapping("/*"));
        manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(REQUEST_THREADS)
                .setHandler(manager.start())
                .build();
        undertow.start();
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        root = URI.create("http://127.0.0.1:" + address.getPort());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    /** A POST of JSON. */
    public HttpRequest.Builder post(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    public TestingResponse send(HttpRequest.Builder request) throws Exception {
        return TestingResponse.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    public CompletableFuture<TestingResponse> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(TestingResponse::of);
    }

    /** How many event streams are open. */
    public int openStreams() {
        return streams.open();
    }

    /** Takes the application away from the running server. */
    public void undeploy() throws ServletException {
        manager.stop();
        manager.undeploy();
    }

    public URI root() {
        return root;
    }

    @Override
    public void close() {
        undertow.stop();
        scheduler.shutdownNow();
    }

    private static Validator validator() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }
}
