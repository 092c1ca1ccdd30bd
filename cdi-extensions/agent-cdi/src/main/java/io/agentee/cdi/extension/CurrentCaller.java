package io.agentee.cdi.extension;

import io.agentee.api.run.Caller;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.cdi.tool.CurrentToolCall;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * On whose behalf the current thread works: the caller of the run whose tool it serves, else who is signed in, with
 * those roles that tools ask for.
 */
final class CurrentCaller implements Supplier<Caller> {

    private final Instance<Object> beans;
    private final CurrentToolCall currentCall;
    private final List<String> roles;

    CurrentCaller(Instance<Object> beans, CurrentToolCall currentCall, List<String> roles) {
        this.beans = beans;
        this.currentCall = currentCall;
        this.roles = roles;
    }

    @Override
    public Caller get() {
        return currentCall.current().map(ToolCallContext::caller).orElseGet(this::signedIn);
    }

    private Caller signedIn() {
        try {
            return Optional.of(beans.select(SecurityContext.class))
                    .filter(Instance::isResolvable)
                    .map(Instance::get)
                    .flatMap(this::caller)
                    .orElse(Caller.ANONYMOUS);
        } catch (NoClassDefFoundError noJakartaSecurity) {
            return Caller.ANONYMOUS;
        }
    }

    private Optional<Caller> caller(SecurityContext security) {
        return Optional.ofNullable(security.getCallerPrincipal())
                .map(Principal::getName)
                .map(name -> new Caller(
                        name, roles.stream().filter(security::isCallerInRole).toList()));
    }
}
