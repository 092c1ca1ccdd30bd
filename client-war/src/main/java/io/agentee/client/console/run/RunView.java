package io.agentee.client.console.run;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.client.console.form.ExactJson;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.text.Moment;
import io.agentee.client.console.text.Span;
import io.agentee.client.console.text.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run on a page.
 *
 * @param run the run
 * @param now when somebody looks
 */
public record RunView(Run run, Instant now) {

    public RunView {
        requireNonNull(run, "run is null");
        requireNonNull(now, "now is null");
    }

    public String id() {
        return run.runId().value();
    }

    public String path() {
        return ConsolePaths.run(run.runId());
    }

    public String agent() {
        return run.agent().value();
    }

    public String agentPath() {
        return ConsolePaths.agent(run.agent());
    }

    /** In words. */
    public String status() {
        return StatusText.of(run.status());
    }

    /** The run that began it, when it is a sub-run. */
    public Optional<ParentView> parent() {
        return run.origin().parent().map(ParentView::new);
    }

    public Moment startedAt() {
        return new Moment(run.origin().startedAt());
    }

    public Optional<Moment> finishedAt() {
        return run.finishedAt().map(Moment::new);
    }

    /** How long it took, or takes so far. */
    public String duration() {
        Duration took =
                Duration.between(run.origin().startedAt(), run.finishedAt().orElse(now));
        return Span.text(took.isNegative() ? Duration.ZERO : took);
    }

    public String input() {
        return VisibleText.of(run.input().orElse(""));
    }

    /** The answer, or what there is of one; may be empty. */
    public String answer() {
        return run.outcome()
                .map(outcome -> outcome instanceof RunOutcome.Completed completed
                                && completed.structuredOutput().isPresent()
                        ? ExactJson.pretty(
                                ExactJson.tree(completed.structuredOutput().get()))
                        : outcome.text().map(VisibleText::of).orElse(""))
                .orElse("");
    }

    public Optional<RunProblem> problem() {
        return run.outcome().flatMap(RunOutcome::failure);
    }

    public boolean usedAllTurns() {
        return run.outcome()
                .filter(outcome -> outcome instanceof RunOutcome.Completed completed
                        && completed.reason() == RunOutcome.Completed.Reason.MAX_ITERATIONS)
                .isPresent();
    }
}
