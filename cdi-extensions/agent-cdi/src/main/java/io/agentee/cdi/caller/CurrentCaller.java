package io.agentee.cdi.caller;

import io.agentee.api.run.AgenteeRole;
import io.agentee.api.run.Caller;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.cdi.tool.CurrentToolCall;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells who calls, with those roles that somebody here asks for: Agentee itself, and the tools of the deployment. A
 * container cannot be asked for all roles of a caller, only for each. A bean of every deployment; safe for use by many threads.
 */
public final class CurrentCaller implements Supplier<Caller> {

    private final Supplier<Optional<SecurityContext>> security;
    private final CurrentToolCall currentCall;
    private final List<String> roles;

    /**
     * @param security finds the security context of the container, where there is one
     * @param currentCall tells which tool call a thread serves
     * @param namedRoles the roles that tools and the terms of approvals name
     */
    public CurrentCaller(
            Supplier<Optional<SecurityContext>> security, CurrentToolCall currentCall, Collection<String> namedRoles) {
        this.security = security;
        this.currentCall = currentCall;
        this.roles = Stream.concat(AgenteeRole.names().stream(), namedRoles.stream())
                .distinct()
                .toList();
    }

    /**
     * On whose behalf the current thread works: the caller of the run whose tool it serves, else who is signed in, else
     * {@link Caller#ANONYMOUS}.
     */
    @Override
    public Caller get() {
        return currentCall.current().map(ToolCallContext::caller).orElseGet(this::signedIn);
    }

    /**
     * The caller of a request.
     *
     * @param principal who signed in; null when nobody did
     * @param isInRole tells whether the request's caller has a role
     */
    public Caller of(@Nullable Principal principal, Predicate<String> isInRole) {
        return principal == null
                ? Caller.ANONYMOUS
                : new Caller(
                        principal.getName(), roles.stream().filter(isInRole).toList());
    }

    private Caller signedIn() {
        try {
            return security.get()
                    .map(context -> of(context.getCallerPrincipal(), context::isCallerInRole))
                    .orElse(Caller.ANONYMOUS);
        } catch (NoClassDefFoundError noJakartaSecurity) {
            return Caller.ANONYMOUS;
        }
    }
}
