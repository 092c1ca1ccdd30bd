package io.agentee.demo;

import io.agentee.api.agent.Agent;
import io.agentee.api.run.RunHandle;
import io.agentee.demo.shop.OrderTools;

/** Has every tool but the one that gives money away. */
@Agent(
        name = "assistant",
        description = "Answers, calculates and keeps a ledger",
        systemPrompt = "You are a helpful assistant.",
        tools = {
            ClockTools.class,
            CalculatorTools.class,
            EchoTools.class,
            LedgerAppendTools.class,
            LedgerUpsertTools.class,
            OrderTools.class,
            ContainerTools.class
        })
public interface Assistant {

    RunHandle start(String input);
}
