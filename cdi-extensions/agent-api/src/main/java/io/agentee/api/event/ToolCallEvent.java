package io.agentee.api.event;

import static java.util.Objects.requireNonNull;

import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCallId;

/** A tool call: what the model asks for, and what it came to. */
public sealed interface ToolCallEvent extends EventBody {

    /** Identifies the call. */
    ToolCallId toolCallId();

    /**
     * {@code TOOL_CALL_START}.
     *
     * @param toolCallId identifies the call
     * @param toolCallName the tool that the model named
     * @param parentMessageId the answer that asks for it
     * @param timestamp when, in milliseconds since 1970
     */
    record Start(ToolCallId toolCallId, String toolCallName, MessageId parentMessageId, long timestamp)
            implements ToolCallEvent {

        public Start {
            requireNonNull(toolCallId, "toolCallId is null");
            requireNonNull(toolCallName, "toolCallName is null");
            requireNonNull(parentMessageId, "parentMessageId is null");
        }
    }

    /**
     * {@code TOOL_CALL_ARGS}.
     *
     * @param toolCallId identifies the call
     * @param delta more of the arguments, as the model wrote them
     * @param timestamp when, in milliseconds since 1970
     */
    record Args(ToolCallId toolCallId, String delta, long timestamp) implements ToolCallEvent {

        public Args {
            requireNonNull(toolCallId, "toolCallId is null");
            requireNonNull(delta, "delta is null");
        }
    }

    /**
     * {@code TOOL_CALL_END}: the arguments are complete.
     *
     * @param toolCallId identifies the call
     * @param timestamp when, in milliseconds since 1970
     */
    record End(ToolCallId toolCallId, long timestamp) implements ToolCallEvent {

        public End {
            requireNonNull(toolCallId, "toolCallId is null");
        }
    }

    /**
     * {@code TOOL_CALL_RESULT}: what the model reads of the call, be it a result or what went wrong.
     *
     * @param messageId identifies the message of the transcript that holds it
     * @param toolCallId identifies the call
     * @param content the result
     * @param role {@code tool}
     * @param timestamp when, in milliseconds since 1970
     */
    record Result(MessageId messageId, ToolCallId toolCallId, String content, String role, long timestamp)
            implements ToolCallEvent {

        public Result {
            requireNonNull(messageId, "messageId is null");
            requireNonNull(toolCallId, "toolCallId is null");
            requireNonNull(content, "content is null");
            requireNonNull(role, "role is null");
        }
    }
}
