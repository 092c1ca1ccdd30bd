package io.agentee.client.run;

import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.client.json.JsonBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of runs.
 *
 * @param items newest first
 * @param nextCursor where the next page begins; absent on the last one
 */
@Schema(name = "RunList", description = "A page of runs, newest first")
public record RunListBody(
        List<RunBody> items,

        @Schema(description = "Where the next page begins; absent on the last one")
        Optional<String> nextCursor)
        implements JsonBody {

    static RunListBody of(Page<Run> page) {
        return new RunListBody(page.items().stream().map(RunBody::of).toList(), page.nextCursor());
    }
}
