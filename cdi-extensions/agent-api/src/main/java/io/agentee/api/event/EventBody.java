package io.agentee.api.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What happened, in the terms of AG-UI 1.0 (the Agent User Interaction Protocol): its names, its fields, and no others.
 * This is the one place that says how events look as JSON; what is absent is left out, never null.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "RUN_STARTED"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "RUN_FINISHED"),
    @JsonSubTypes.Type(value = RunEvent.Failed.class, name = "RUN_ERROR"),
    @JsonSubTypes.Type(value = StepEvent.Started.class, name = "STEP_STARTED"),
    @JsonSubTypes.Type(value = StepEvent.Finished.class, name = "STEP_FINISHED"),
    @JsonSubTypes.Type(value = TextEvent.Start.class, name = "TEXT_MESSAGE_START"),
    @JsonSubTypes.Type(value = TextEvent.Content.class, name = "TEXT_MESSAGE_CONTENT"),
    @JsonSubTypes.Type(value = TextEvent.End.class, name = "TEXT_MESSAGE_END"),
    @JsonSubTypes.Type(value = ReasoningEvent.Start.class, name = "REASONING_START"),
    @JsonSubTypes.Type(value = ReasoningEvent.MessageStart.class, name = "REASONING_MESSAGE_START"),
    @JsonSubTypes.Type(value = ReasoningEvent.MessageContent.class, name = "REASONING_MESSAGE_CONTENT"),
    @JsonSubTypes.Type(value = ReasoningEvent.MessageEnd.class, name = "REASONING_MESSAGE_END"),
    @JsonSubTypes.Type(value = ReasoningEvent.End.class, name = "REASONING_END"),
    @JsonSubTypes.Type(value = ToolCallEvent.Start.class, name = "TOOL_CALL_START"),
    @JsonSubTypes.Type(value = ToolCallEvent.Args.class, name = "TOOL_CALL_ARGS"),
    @JsonSubTypes.Type(value = ToolCallEvent.End.class, name = "TOOL_CALL_END"),
    @JsonSubTypes.Type(value = ToolCallEvent.Result.class, name = "TOOL_CALL_RESULT"),
    @JsonSubTypes.Type(value = SubagentEvent.Started.class, name = "SUBAGENT_STARTED"),
    @JsonSubTypes.Type(value = SubagentEvent.Finished.class, name = "SUBAGENT_FINISHED"),
    @JsonSubTypes.Type(value = SubagentEvent.Failed.class, name = "SUBAGENT_ERROR"),
    @JsonSubTypes.Type(value = CustomEvent.class, name = "CUSTOM")
})
public sealed interface EventBody
        permits RunEvent, StepEvent, TextEvent, ReasoningEvent, ToolCallEvent, SubagentEvent, CustomEvent {

    /** When it happened, in milliseconds since 1970. */
    long timestamp();
}
