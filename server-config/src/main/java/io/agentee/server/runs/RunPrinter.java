package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Shows a run as it happens: the answer's text as the answer, and all else dim, beside it. Of its sub-runs it shows that they
 * are there, how they end, and what they need approval for.
 */
public final class RunPrinter implements RunListener {

    private final RunScreen screen;
    private final ToolNotes tools;
    private final SubRunNotes subRuns;
    private final ApprovalNotes approvals;
    private boolean answered;

    /**
     * Makes a printer for one run.
     *
     * @param screen where it is shown
     */
    public RunPrinter(RunScreen screen) {
        this.screen = screen;
        this.tools = new ToolNotes(screen);
        this.subRuns = new SubRunNotes(screen);
        this.approvals = new ApprovalNotes(screen);
    }

    @Override
    public void started(String runId) {
        screen.note("run " + runId);
    }

    @Override
    public void unreachable() {
        screen.note("the client server does not answer; the run goes on");
    }

    @Override
    public void event(JsonNode event) {
        String type = event.path("type").asText();
        switch (type) {
            case "SUBAGENT_STARTED", "SUBAGENT_FINISHED", "SUBAGENT_ERROR" -> subRuns.take(type, event);
            case "CUSTOM" -> custom(event);
            default -> {
                // What another agent says on behalf of this one is no answer.
                if (isOfTheRun(event)) {
                    own(type, event);
                }
            }
        }
    }

    private void own(String type, JsonNode event) {
        switch (type) {
            case "STEP_STARTED" -> answered = false;
            case "TEXT_MESSAGE_CONTENT" -> text(event);
            case "TEXT_MESSAGE_END" -> screen.endAnswer();
            case "REASONING_MESSAGE_CONTENT" ->
                screen.thought(event.path("delta").asText());
            case "REASONING_MESSAGE_END" -> screen.endThought();
            case "TOOL_CALL_START", "TOOL_CALL_ARGS", "TOOL_CALL_END", "TOOL_CALL_RESULT" -> tools.take(type, event);
            case "RUN_ERROR" -> end();
            default -> {
                // Nothing that a reader of the answer would miss.
            }
        }
    }

    /** A structured result may never have been said as text. */
    @Override
    public void finished(RunAnswer answer) {
        if (!answered) {
            screen.answer(answer.text());
        }
        end();
        screen.note(answer.summary());
    }

    private static boolean isOfTheRun(JsonNode event) {
        return !event.has("subagentRunId");
    }

    private void text(JsonNode event) {
        screen.answer(event.path("delta").asText());
        answered = true;
    }

    private void custom(JsonNode event) {
        String name = event.path("name").asText();
        approvals.take(name, event.path("value"));
        if (name.equals("message_superseded") && isOfTheRun(event)) {
            screen.endAnswer();
            screen.note("the model call failed on the way and is made again: what it said so far does not count");
            answered = false;
        }
    }

    private void end() {
        screen.endThought();
        screen.endAnswer();
    }
}
