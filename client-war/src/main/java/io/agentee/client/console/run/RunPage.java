package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JterunGenerated;
import java.util.Optional;

/**
 * One run.
 *
 * @param frame what stands around it
 * @param view the run
 * @param subRuns the runs below it
 * @param transcript what was said
 * @param approvals what it asks humans for
 * @param mayCancel whether the viewer may have it cancelled
 * @param temporalUi where Temporal's own page of it is
 */
public record RunPage(
        Frame frame,
        RunView view,
        SubRunTree subRuns,
        Transcript transcript,
        RunApprovals approvals,
        boolean mayCancel,
        Optional<String> temporalUi)
        implements Page {

    public RunPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(view, "view is null");
        requireNonNull(subRuns, "subRuns is null");
        requireNonNull(transcript, "transcript is null");
        requireNonNull(approvals, "approvals is null");
        requireNonNull(temporalUi, "temporalUi is null");
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JterunGenerated.render(output, null, this);
    }
}
