package io.agentee.client.console.agent;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.ErrorSummary;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteagentGenerated;

/**
 * One agent, and a form to start a run of it.
 *
 * @param frame what stands around it
 * @param agent the agent
 * @param mayStart whether the viewer may start runs
 * @param form what the form holds
 * @param errors why no run was started
 */
public record AgentPage(Frame frame, AgentView agent, boolean mayStart, StartForm form, ErrorSummary errors)
        implements Page {

    public AgentPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(form, "form is null");
        requireNonNull(errors, "errors is null");
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteagentGenerated.render(output, null, this);
    }
}
