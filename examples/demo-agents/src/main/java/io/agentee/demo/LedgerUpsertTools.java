package io.agentee.demo;

import io.agentee.api.tool.P;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolEffect;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** An effect that may be repeated: the idempotency key of the call makes it one. */
@Dependent
public class LedgerUpsertTools {

    private final Ledger ledger;

    @Inject
    public LedgerUpsertTools(Ledger ledger) {
        this.ledger = ledger;
    }

    @Tool(value = "Makes sure that the ledger has the entry", effect = ToolEffect.IDEMPOTENT)
    public String ledgerUpsert(
            @P("one line of text") String entry,
            @P("milliseconds to wait after") Optional<Long> delayMs,
            ToolCallContext call)
            throws InterruptedException {
        ledger.appendOnce(call, entry);
        Delay.await(delayMs, call);
        return "upserted " + entry;
    }
}
