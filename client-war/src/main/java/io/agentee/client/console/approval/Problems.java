package io.agentee.client.console.approval;

import io.agentee.client.console.form.ArgumentsForm;
import io.agentee.client.console.form.FormProblem;
import io.agentee.client.console.page.ErrorSummary;

/** Says above a form what is wrong in it. */
final class Problems {

    private Problems() {}

    static ErrorSummary of(ArgumentsForm.Outcome.Illegal illegal) {
        return new ErrorSummary(
                "These arguments cannot be used yet.",
                illegal.problems().stream()
                        .map(problem -> new ErrorSummary.Line(problem.fieldId(), sentence(problem)))
                        .toList());
    }

    private static String sentence(FormProblem problem) {
        String name = problem.pointer().isEmpty()
                ? "The arguments"
                : problem.pointer()
                        .substring(1)
                        .replace("/", " › ")
                        .replace("~1", "/")
                        .replace("~0", "~");
        return name + " " + problem.sentence();
    }
}
