package io.agentee.cdi.extension;

import io.agentee.api.agent.Agent;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import java.util.concurrent.CompletionStage;

/** An agent as an interface, with a method of each kind. */
@Agent(name = "shop", description = "Sells", systemPrompt = "You sell.", tools = ShopTools.class)
interface Shop {

    String ask(String question);

    Run run(String question);

    RunHandle start(String question);

    CompletionStage<Run> later(String question);

    default String politely(String question) {
        return ask(question + ", please");
    }
}
