package io.agentee.client.console.approval;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.form.ArgumentChange;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JtereviewGenerated;
import java.util.List;
import java.util.Map;

/**
 * Edited arguments beside those that were asked for, before anything is decided.
 *
 * @param frame what stands around it
 * @param item the approval
 * @param comment the approver's comment
 * @param arguments the edited arguments
 * @param fields the fields of the form that they came from, to go back to it
 */
public record ReviewPage(Frame frame, ApprovalView item, String comment, String arguments, Map<String, String> fields)
        implements Page {

    public ReviewPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(item, "item is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(arguments, "arguments is null");
        fields = Map.copyOf(requireNonNull(fields, "fields is null"));
    }

    public List<ArgumentChange> changes() {
        return ArgumentChange.between(item.approval().subject().arguments(), arguments);
    }

    public boolean hasChanges() {
        return changes().stream().anyMatch(ArgumentChange::changed);
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JtereviewGenerated.render(output, null, this);
    }
}
