package io.agentee.cdi.agent;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunRequest;
import io.agentee.cdi.AgentRunException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns calls of an agent's interface into runs. */
public final class AgentCalls implements InvocationHandler {

    private final AgentName agent;
    private final AgentClient client;
    private final Supplier<Caller> caller;

    private AgentCalls(AgentName agent, AgentClient client, Supplier<Caller> caller) {
        this.agent = agent;
        this.client = client;
        this.caller = caller;
    }

    /** An instance of an agent's interface. */
    public static Object proxy(AgentInterface agent, AgentClient client, Supplier<Caller> caller) {
        return Proxy.newProxyInstance(
                agent.type().getClassLoader(),
                new Class<?>[] {agent.type()},
                new AgentCalls(agent.name(), client, caller));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, given);
        }
        if (method.isDefault()) {
            return callDefault(proxy, method, given);
        }
        AgentMethod kind = AgentMethod.of(method).orElseThrow();
        RunRequest request = RunRequest.of(agent.value(), (String) given[0]).withCaller(caller.get());
        return switch (kind) {
            case OUTPUT -> output(finished(request));
            case RUN -> finished(request);
            case HANDLE -> client.start(request);
            case STAGE -> client.startAsync(request).thenCompose(RunHandle::completion);
        };
    }

    private static String output(Run run) {
        return run.outcome()
                .flatMap(outcome -> outcome instanceof RunOutcome.Completed completed
                        ? Optional.of(completed.output())
                        : Optional.empty())
                .orElseThrow(() -> new AgentRunException(run));
    }

    private Run finished(RunRequest request) {
        RunHandle handle = client.start(request);
        try {
            return handle.completion().toCompletableFuture().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException stopped = new CancellationException(
                    MESSAGES.waitInterrupted(handle.runId().value()));
            stopped.initCause(interrupted);
            throw stopped;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    /** {@code InvocationHandler.invokeDefault} refuses interfaces that are not public. */
    private static Object callDefault(Object proxy, Method method, Object[] arguments) throws Throwable {
        Class<?> type = method.getDeclaringClass();
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                .unreflectSpecial(method, type)
                .bindTo(proxy)
                .invokeWithArguments(arguments);
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "agent " + agent;
        };
    }
}
