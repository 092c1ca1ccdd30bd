package io.agentee.demo.shop;

import io.agentee.api.tool.P;
import io.agentee.api.tool.RequiresApproval;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.demo.Ledger;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Optional;

/** Gives money away, and so needs approval. */
@Dependent
public class RefundTools {

    private final Ledger ledger;

    @Inject
    public RefundTools(Ledger ledger) {
        this.ledger = ledger;
    }

    @Tool("Refunds an order")
    @RequiresApproval
    public Refund refund(
            @P("number of the order") String order,
            @P("amount in EUR") BigDecimal amount,
            @P("why") Optional<RefundReason> reason,
            ToolCallContext call) {
        if (amount.signum() <= 0) {
            throw new ToolArgumentException("amount must be positive, not " + amount.toPlainString());
        }
        String why = reason.map(given -> " reason=" + given.code()).orElse("");
        ledger.append(call, "refund order=%s amount=%s%s".formatted(order, amount.toPlainString(), why));
        return new Refund(order, amount, reason);
    }

    /**
     * Money that was given back.
     *
     * @param order for this order
     * @param amount so much, in EUR
     * @param reason for this reason
     */
    public record Refund(String order, BigDecimal amount, Optional<RefundReason> reason) {}
}
