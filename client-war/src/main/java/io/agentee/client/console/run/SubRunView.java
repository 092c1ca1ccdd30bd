package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.SubRun;
import io.agentee.client.console.page.ConsolePaths;
import java.util.List;

/**
 * A sub-run on the page of a run that it belongs to.
 *
 * @param subRun the sub-run
 * @param wasRead whether it could be read itself; else only the run that began it tells of it
 * @param subRuns the runs that it has begun
 */
public record SubRunView(SubRun subRun, boolean wasRead, List<SubRunView> subRuns) {

    public SubRunView {
        requireNonNull(subRun, "subRun is null");
        subRuns = List.copyOf(requireNonNull(subRuns, "subRuns is null"));
    }

    public String id() {
        return subRun.runId().value();
    }

    public String path() {
        return ConsolePaths.run(subRun.runId());
    }

    public String agent() {
        return subRun.agent().value();
    }

    /** In words. */
    public String status() {
        return StatusText.of(subRun.status());
    }
}
