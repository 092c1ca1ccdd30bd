package io.agentee.client.console.audit;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.client.console.approval.ApprovalView;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteauditGenerated;
import java.util.List;

/**
 * What was decided.
 *
 * @param frame what stands around it
 * @param query what was asked for
 * @param figures all of it in numbers
 * @param items the part on this page
 * @param total how much there is
 * @param complete whether figures and exports have all of it
 */
public record AuditPage(
        Frame frame, AuditQuery query, AuditFigures figures, List<ApprovalView> items, int total, boolean complete)
        implements Page {

    /** How many are on a page. */
    static final int SIZE = 50;

    public AuditPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(query, "query is null");
        requireNonNull(figures, "figures is null");
        items = List.copyOf(requireNonNull(items, "items is null"));
    }

    public List<ApprovalStatus> statuses() {
        return List.of(ApprovalStatus.values());
    }

    public boolean hasPrevious() {
        return query.page() > 1;
    }

    public boolean hasNext() {
        return query.page() * SIZE < total;
    }

    public String previousPath() {
        return ConsolePaths.AUDIT + query.query(query.page() - 1);
    }

    public String nextPath() {
        return ConsolePaths.AUDIT + query.query(query.page() + 1);
    }

    public String csvPath() {
        return ConsolePaths.AUDIT + "/decisions.csv" + query.query(1);
    }

    public String jsonPath() {
        return ConsolePaths.AUDIT + "/decisions.json" + query.query(1);
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteauditGenerated.render(output, null, this);
    }
}
