package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The runs below a run: those that it has begun, those that they have begun, and so on.
 *
 * @param subRuns those that it has begun itself
 * @param complete whether all of them are there
 */
public record SubRunTree(List<SubRunView> subRuns, boolean complete) {

    public SubRunTree {
        subRuns = List.copyOf(requireNonNull(subRuns, "subRuns is null"));
    }

    public boolean isEmpty() {
        return subRuns.isEmpty();
    }
}
