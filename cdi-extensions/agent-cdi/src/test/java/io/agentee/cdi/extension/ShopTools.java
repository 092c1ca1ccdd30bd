package io.agentee.cdi.extension;

import io.agentee.api.tool.P;
import io.agentee.api.tool.RequiresApproval;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolEffect;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Tools of a shop, as a user would write them. */
@ApplicationScoped
@Named("shop")
class ShopTools {

    @Inject
    ToolCallContext injected;

    record Order(String number, BigDecimal total, Optional<String> note, LocalDate due) {}

    @Tool(value = "Looks an order up", effect = ToolEffect.READ_ONLY)
    Order lookupOrder(@P("order number") String order) {
        return new Order(order, new BigDecimal("12.50"), Optional.empty(), LocalDate.of(2026, 11, 21));
    }

    @Tool("Tells of the call")
    public String call(ToolCallContext context) {
        boolean same = context.idempotencyKey().equals(injected.idempotencyKey())
                && context.runId().equals(injected.runId())
                && context.attempt() == injected.attempt();
        return "%s %s".formatted(same, injected.caller().name());
    }

    @Tool("Only for finance")
    @RolesAllowed("finance")
    public void payOut() {}

    @RequiresApproval
    @Tool(value = "Gives money back", name = "refund")
    public String giveBack(String order, BigDecimal amount) {
        return "gave back " + amount + " for " + order;
    }

    @Tool("Fails")
    public String fail() {
        throw new IllegalStateException("out of paper");
    }
}
