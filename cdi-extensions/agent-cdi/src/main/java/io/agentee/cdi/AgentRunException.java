package io.agentee.cdi;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;

/** A method of an {@code @Agent} interface that returns text has none to return: the run ended without an answer. */
public class AgentRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Run run;

    /** For a run that did not complete. */
    public AgentRunException(Run run) {
        super(MESSAGES.noAnswer(
                run.runId().value(),
                run.agent().value(),
                run.status().wireName(),
                run.outcome().map(AgentRunException::reason).orElse("")));
        this.run = run;
    }

    /** The run, as it ended. */
    public Run run() {
        return run;
    }

    private static String reason(RunOutcome outcome) {
        return outcome.failure().map(RunProblem::detail).orElse("it was asked to end");
    }
}
