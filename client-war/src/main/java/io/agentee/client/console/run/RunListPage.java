package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.api.run.RunStatus;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JterunsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * Runs, newest first.
 *
 * @param frame what stands around them
 * @param query what was asked for
 * @param everybodys whether the viewer sees the runs of others, too
 * @param runs the runs
 * @param nextCursor where the next page begins
 */
public record RunListPage(
        Frame frame, RunListQuery query, boolean everybodys, List<RunView> runs, Optional<String> nextCursor)
        implements Page {

    public RunListPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(query, "query is null");
        runs = List.copyOf(requireNonNull(runs, "runs is null"));
        requireNonNull(nextCursor, "nextCursor is null");
    }

    public String nextPath() {
        return ConsolePaths.RUNS + query.query(nextCursor.orElse(""));
    }

    public List<RunStatus> statuses() {
        return List.of(RunStatus.values());
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JterunsGenerated.render(output, null, this);
    }
}
