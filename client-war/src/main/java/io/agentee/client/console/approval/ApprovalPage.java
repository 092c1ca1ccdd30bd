package io.agentee.client.console.approval;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.client.console.form.ArgumentsForm;
import io.agentee.client.console.form.FormField;
import io.agentee.client.console.form.FormProblem;
import io.agentee.client.console.page.ErrorSummary;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JteapprovalGenerated;
import java.util.List;
import java.util.Optional;

/**
 * One approval: all of it, and everything that can be done about it.
 *
 * @param frame what stands around it
 * @param item the approval
 * @param comment what was typed as a comment
 * @param form the form for other arguments, with what was typed
 * @param problems what is wrong in that form
 * @param editing whether that form is in use
 * @param errors why something was not done
 */
public record ApprovalPage(
        Frame frame,
        ApprovalView item,
        String comment,
        Optional<ArgumentsForm> form,
        List<FormProblem> problems,
        boolean editing,
        ErrorSummary errors)
        implements Page {

    public ApprovalPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(item, "item is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(form, "form is null");
        problems = List.copyOf(requireNonNull(problems, "problems is null"));
        requireNonNull(errors, "errors is null");
    }

    static ApprovalPage of(Frame frame, ApprovalView item) {
        Optional<ArgumentsForm> form = item.standing().mayDecide()
                ? Optional.of(ArgumentsForm.of(
                        item.approval().subject().argumentsSchema(),
                        item.approval().subject().arguments()))
                : Optional.empty();
        return new ApprovalPage(frame, item, "", form, List.of(), false, ErrorSummary.NONE);
    }

    ApprovalPage withComment(String newComment) {
        return new ApprovalPage(frame, item, newComment, form, problems, editing, errors);
    }

    ApprovalPage withForm(ArgumentsForm newForm, List<FormProblem> newProblems) {
        return new ApprovalPage(frame, item, comment, Optional.of(newForm), newProblems, true, errors);
    }

    ApprovalPage withErrors(ErrorSummary newErrors) {
        return new ApprovalPage(frame, item, comment, form, problems, editing, newErrors);
    }

    public FormField fields() {
        return form.orElseThrow().fields(problems);
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JteapprovalGenerated.render(output, null, this);
    }
}
