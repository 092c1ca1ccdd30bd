package io.agentee.runtime.turn;

/** The types of the failures of {@link AgentActivities}. */
public final class CallFailure {

    /** The model did not answer; whether it is tried again says the failure itself. */
    public static final String MODEL = "model-failed";

    /** A tool that may be repeated failed. */
    public static final String TOOL = "tool-failed";

    /**
     * The worker stops and gives the call back: nothing of it was done, or what was done may be repeated. Temporal does
     * not retry it, so that stopping workers uses up no attempts; the workflow schedules the call once more. Its
     * details are a boolean, whether the call had begun, and a number, the attempt that was given back.
     */
    public static final String HANDED_OVER = "handed-over";

    private CallFailure() {}
}
