package io.agentee.client.agui;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.agentee.api.agent.AgentName;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunRequest;
import io.agentee.client.json.InvalidRequestException;
import io.agentee.client.json.JsonBody;
import io.agentee.client.json.ValidText;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * Asks for a run, as AG-UI does it. Unlike in bodies of this API's own, what is not known here is ignored: the schemas of
 * AG-UI are open.
 *
 * @param threadId the conversation
 * @param runId the caller's name for the run; the same one again leads to the same run
 * @param messages the conversation as the caller knows it; only the last one is read
 * @param resume answers to interrupts, of which there are none yet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(
        name = "RunAgentInput",
        description = "Asks for a run, as AG-UI does it. Other fields of AG-UI's are taken, and not used",
        properties = {
            @SchemaProperty(name = "protocolVersion", type = SchemaType.STRING, description = "Not used"),
            @SchemaProperty(name = "parentRunId", type = SchemaType.STRING, description = "Not used"),
            @SchemaProperty(name = "state", description = "Not used"),
            @SchemaProperty(
                    name = "tools",
                    type = SchemaType.ARRAY,
                    description = "Not used: an agent calls the tools of its definition"),
            @SchemaProperty(name = "context", type = SchemaType.ARRAY, description = "Not used"),
            @SchemaProperty(name = "forwardedProps", description = "Not used")
        },
        requiredProperties = {"threadId", "runId", "messages"})
public record RunAgentInput(
        @NotNull(message = "'threadId' is required.")
        @Size(max = MAX_ID, message = "'threadId' must have at most 128 characters.")
        @ValidText(notBlank = true, message = "'threadId' must be text that is not blank, without control characters.")
        @Schema(description = "The conversation: the conversationId of the run", examples = "c-7", maxLength = MAX_ID)
        String threadId,

        @NotNull(message = "'runId' is required.")
        @Size(max = MAX_ID, message = "'runId' must have at most 128 characters.")
        @ValidText(notBlank = true, message = "'runId' must be text that is not blank, without control characters.")
        @Schema(
                description = "Names the request: the same one again leads to the same run",
                examples = "r-1",
                maxLength = MAX_ID)
        String runId,

        @NotEmpty(message = "'messages' must have a message.")
        @Schema(
                description = "The last one must be the user's, with text; those before it are not used: the server"
                        + " keeps the conversation")
        List<Map<String, Object>> messages,

        @Schema(description = "Answers to interrupts, which are not supported: must be empty, if it is there")
        List<Map<String, Object>> resume)
        implements JsonBody {

    private static final int MAX_ID = 128;

    // A field that is not there, or null, arrives as null whatever its type says: here it becomes empty.
    @SuppressWarnings("NullAway")
    public RunAgentInput {
        messages = requireNonNullElse(messages, List.of());
        resume = requireNonNullElse(resume, List.of());
    }

    /**
     * The request of a valid body.
     *
     * @throws InvalidRequestException if the last message is none that an agent can be asked with, or there are answers to
     *     interrupts
     */
    RunRequest toRequest(AgentName agent, Caller caller) {
        if (!resume.isEmpty()) {
            throw InvalidRequestException.of("resume", "'resume' must be empty: no run can be interrupted yet.");
        }
        return new RunRequest(
                agent,
                UserMessage.last(messages).text(),
                caller,
                Optional.of(threadId),
                Map.of(),
                Optional.empty(),
                Optional.of(RequestKey.of(threadId, runId)));
    }
}
