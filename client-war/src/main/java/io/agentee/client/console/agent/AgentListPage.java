package io.agentee.client.console.agent;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteagentsGenerated;
import java.util.List;

/**
 * All agents.
 *
 * @param frame what stands around them
 * @param agents the agents, by name
 */
public record AgentListPage(Frame frame, List<AgentView> agents) implements Page {

    public AgentListPage {
        requireNonNull(frame, "frame is null");
        agents = List.copyOf(requireNonNull(agents, "agents is null"));
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteagentsGenerated.render(output, null, this);
    }
}
