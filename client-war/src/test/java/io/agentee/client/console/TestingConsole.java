package io.agentee.client.console;

import io.agentee.api.run.Caller;
import io.agentee.client.TestingAgentClient;
import io.agentee.client.TestingApprovals;
import io.agentee.client.console.agent.AgentPagesResource;
import io.agentee.client.console.approval.ApprovalDesk;
import io.agentee.client.console.approval.ApprovalResource;
import io.agentee.client.console.approval.HandoverResource;
import io.agentee.client.console.audit.AuditResource;
import io.agentee.client.console.audit.GrantsResource;
import io.agentee.client.console.audit.TrailResource;
import io.agentee.client.console.inbox.InboxResource;
import io.agentee.client.console.page.Assets;
import io.agentee.client.console.page.AssetsResource;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsoleSessions;
import io.agentee.client.console.problem.ConsoleErrors;
import io.agentee.client.console.problem.ConsoleProblemFilter;
import io.agentee.client.console.run.LiveEventsResource;
import io.agentee.client.console.run.RunPagesResource;
import io.agentee.client.console.run.TemporalUi;
import io.agentee.client.problem.ProblemPages;
import io.agentee.client.run.VisibleRuns;
import io.agentee.client.stream.EventStreams;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the resources of the console as the container would, for callers whom the server believes. */
public final class TestingConsole {

    /** The token of every form. */
    public static final String CSRF = "secret-token";

    private final List<Object> beans;

    public TestingConsole(TestingAgentClient agents, TestingApprovals approvals, EventStreams streams) {
        Assets assets = new Assets();
        ConsoleSessions sessions = new TestingSessions();
        Console console = new Console(sessions, assets);
        beans = new ArrayList<>(List.of(
                agents,
                approvals,
                streams,
                assets,
                sessions,
                console,
                new ApprovalDesk(console, approvals),
                new ConsoleErrors(assets),
                new VisibleRuns(agents),
                new TemporalUi(Optional.of("http://temporal.example:8233/"), "default")));
    }

    public List<Object> resources() {
        return Stream.of(
                        new InboxResource(),
                        new ApprovalResource(),
                        new HandoverResource(),
                        new RunPagesResource(),
                        new LiveEventsResource(),
                        new AgentPagesResource(),
                        new AuditResource(),
                        new TrailResource(),
                        new GrantsResource(),
                        new AssetsResource())
                .map(this::injected)
                .toList();
    }

    public ProblemPages pages() {
        return (ProblemPages) bean(ConsoleErrors.class);
    }

    public Object filter() {
        return injected(new ConsoleProblemFilter());
    }

    private Object injected(Object bean) {
        Method initializer = Arrays.stream(bean.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseThrow();
        try {
            initializer.setAccessible(true);
            initializer.invoke(
                    bean,
                    Arrays.stream(initializer.getParameterTypes())
                            .map(this::bean)
                            .toArray());
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object bean(Class<?> type) {
        return beans.stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    /** All callers are who they say they are. */
    private static final class TestingSessions implements ConsoleSessions {

        private static final List<String> ROLES =
                List.of("agentee-user", "agentee-approver", "agentee-admin", "agentee-auditor");

        @Override
        public Caller caller(HttpServletRequest request) {
            Principal principal = request.getUserPrincipal();
            return principal == null
                    ? Caller.ANONYMOUS
                    : new Caller(
                            principal.getName(),
                            ROLES.stream().filter(request::isUserInRole).toList());
        }

        @Override
        public String csrfToken(HttpServletRequest request) {
            return CSRF;
        }
    }
}
