package io.agentee.client.grant;

import io.agentee.api.grant.Grant;
import io.agentee.api.run.Page;
import io.agentee.client.json.JsonBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of grants.
 *
 * @param items newest first
 * @param nextCursor where the next page begins; absent on the last one
 */
@Schema(name = "GrantList", description = "A page of grants that hold, newest first")
public record GrantListBody(
        List<GrantBody> items,

        @Schema(description = "Where the next page begins; absent on the last one")
        Optional<String> nextCursor)
        implements JsonBody {

    static GrantListBody of(Page<Grant> page) {
        return new GrantListBody(page.items().stream().map(GrantBody::of).toList(), page.nextCursor());
    }
}
