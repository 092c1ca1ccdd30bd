package io.agentee.demo;

import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolEffect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Shows that a tool runs inside the container, not on some thread beside it. */
@ApplicationScoped
@SuppressWarnings("BanJNDI") // both names are constants
public class ContainerTools {

    @Tool(value = "Tells what a tool sees of the server that it runs on", effect = ToolEffect.READ_ONLY)
    public ContainerView containerProbe(ToolCallContext call) {
        return new ContainerView(
                Thread.currentThread().getName(),
                userTransactionIsUsable(),
                moduleName(),
                call.caller().name());
    }

    private static boolean userTransactionIsUsable() {
        try {
            UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
            transaction.begin();
            transaction.rollback();
            return true;
        } catch (NamingException | NotSupportedException | SystemException e) {
            return false;
        }
    }

    private static Optional<String> moduleName() {
        try {
            return Optional.of(InitialContext.doLookup("java:module/ModuleName"));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    /**
     * What a tool sees.
     *
     * @param thread the name of the thread that it runs on
     * @param userTransactionUsable whether {@code java:comp/UserTransaction} began and ended a transaction
     * @param moduleName {@code java:module/ModuleName}, when there is one
     * @param caller who started the run
     */
    public record ContainerView(
            String thread, boolean userTransactionUsable, Optional<String> moduleName, String caller) {}
}
