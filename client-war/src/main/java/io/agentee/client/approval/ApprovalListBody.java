package io.agentee.client.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.run.Page;
import io.agentee.client.json.JsonBody;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of approvals.
 *
 * @param items what expires first comes first
 * @param nextCursor where the next page begins; absent on the last one
 */
@Schema(name = "ApprovalList", description = "A page of approvals, oldest deadline first")
public record ApprovalListBody(
        List<ApprovalBody> items,

        @Schema(description = "Where the next page begins; absent on the last one")
        Optional<String> nextCursor)
        implements JsonBody {

    /** The page as the API shows it. */
    public static ApprovalListBody of(Page<Approval> page) {
        return new ApprovalListBody(page.items().stream().map(ApprovalBody::of).toList(), page.nextCursor());
    }
}
