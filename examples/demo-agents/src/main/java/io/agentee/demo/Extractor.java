package io.agentee.demo;

import io.agentee.api.agent.Agent;
import io.agentee.api.run.Run;

/** Answers with a person's data as JSON; the schema stands in the configuration. */
@Agent(
        name = "extractor",
        description = "Finds name, age and e-mail addresses of a person in a text",
        systemPrompt = "Extract the data of the person as JSON.")
public interface Extractor {

    Run extract(String text);
}
