package io.agentee.client.console.approval;

import io.agentee.api.approval.Approval;
import io.agentee.client.console.form.ArgumentsForm;
import io.agentee.client.console.page.Submission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an approver typed into the form for other arguments, and which of its buttons was pressed. Fields of arguments begin
 * with {@value #PREFIX}, so that none is taken for one of the page's own.
 *
 * @param form the form, after the button
 * @param review whether the edit is finished and to be looked at
 */
record EditForm(ArgumentsForm form, boolean review) {

    /** What the names of the fields of arguments begin with. */
    static final String PREFIX = "a.";

    static EditForm of(Submission sent, Approval approval) {
        ArgumentsForm form = ArgumentsForm.sent(approval.subject().argumentsSchema(), fields(sent));
        Optional<String> add = sent.text("add");
        if (add.isPresent() || sent.has("add")) {
            return new EditForm(form.withItemAdded(add.orElse("")), false);
        }
        Optional<String> remove = sent.text("remove");
        if (remove.isPresent()) {
            int slash = remove.get().lastIndexOf('/');
            String index = remove.get().substring(slash + 1);
            return slash >= 0 && index.matches("\\d{1,6}")
                    ? new EditForm(
                            form.withItemRemoved(remove.get().substring(0, slash), Integer.parseInt(index)), false)
                    : new EditForm(form, false);
        }
        return new EditForm(form, !sent.has("back"));
    }

    static Map<String, String> fields(Submission sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.values().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                fields.put(name.substring(PREFIX.length()), value);
            }
        });
        return fields;
    }
}
