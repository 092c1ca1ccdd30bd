package io.agentee.demo.shop;

import io.agentee.api.agent.Agent;
import io.agentee.demo.LedgerAppendTools;

/** Looks orders up and refunds them, the latter with approval. */
@Agent(
        name = "support",
        description = "Helps customers of the shop",
        systemPrompt = "You help customers of the shop.",
        tools = {OrderTools.class, RefundTools.class, LedgerAppendTools.class})
public interface Support {

    String ask(String question);
}
