package io.agentee.runtime.loop;

import io.agentee.api.run.RunProblem;

/** The run cannot have an answer. */
final class RunProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RunProblem problem;

    RunProblemException(RunProblem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    RunProblem problem() {
        return problem;
    }
}
