package io.agentee.demo;

import io.agentee.api.tool.P;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolCallContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** An effect that must not be repeated. */
@Dependent
public class LedgerAppendTools {

    private final Ledger ledger;

    @Inject
    public LedgerAppendTools(Ledger ledger) {
        this.ledger = ledger;
    }

    @Tool("Appends an entry to the ledger")
    public String ledgerAppend(
            @P("one line of text") String entry,
            @P("milliseconds to wait after") Optional<Long> delayMs,
            ToolCallContext call)
            throws InterruptedException {
        ledger.append(call, entry);
        Delay.await(delayMs, call);
        return "appended " + entry;
    }
}
