package io.agentee.e2e.approval;

import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Script.ToolCall;
import java.math.BigDecimal;
import java.util.Arrays;

/** What models of these tests say. */
final class Scripts {

    private Scripts() {}

    /** Refunds an order, and then repeats what came of it. */
    static String refund(String order) {
        return Script.begin()
                .calls(Script.toolCall("refund", "order", order, "amount", new BigDecimal("12.5")))
                .echoLastResult()
                .input();
    }

    /** Writes all of these into the ledger in one turn, and then repeats what came of the last. */
    static String append(String... entries) {
        ToolCall[] calls = Arrays.stream(entries)
                .map(entry -> Script.toolCall("ledger_append", "entry", entry))
                .toArray(ToolCall[]::new);
        return Script.begin().calls(calls).echoLastResult().input();
    }

    /** Writes these into the ledger one after the other. */
    static String appendInTurn(int steps) {
        Script script = Script.begin();
        for (int i = 0; i < steps; i++) {
            script = script.call("ledger_upsert", "entry", "step " + i);
        }
        return script.text("done").input();
    }
}
