package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Run;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.text.VisibleText;

/**
 * The run that began a sub-run, on a page of the sub-run.
 *
 * @param parent the run and its call
 */
public record ParentView(Run.Parent parent) {

    public ParentView {
        requireNonNull(parent, "parent is null");
    }

    public String id() {
        return parent.runId().value();
    }

    public String path() {
        return ConsolePaths.run(parent.runId());
    }

    /** The call that the sub-run is the answer to; models name calls. */
    public String call() {
        return VisibleText.of(parent.toolCallId().value());
    }
}
