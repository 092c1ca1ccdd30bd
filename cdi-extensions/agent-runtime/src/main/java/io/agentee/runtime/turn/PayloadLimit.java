package io.agentee.runtime.turn;

import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.runtime.transcript.JsonSize;

/** What fits into one payload with room to spare: Temporal refuses those over 2 MB, and a result may hold a text twice. */
public final class PayloadLimit {

    /** Bytes of JSON. */
    public static final int MAX_BYTES = 1_000_000;

    private PayloadLimit() {}

    /** Whether an answer of a model takes more. */
    public static boolean tooLarge(ModelResponse response) {
        long bytes = JsonSize.of(response.content());
        bytes += response.reasoning().map(JsonSize::of).orElse(0);
        bytes += JsonSize.ofTree(response.providerState());
        for (ToolCall call : response.toolCalls()) {
            bytes += 64L + JsonSize.of(call.id().value()) + JsonSize.of(call.name()) + JsonSize.of(call.arguments());
        }
        return bytes > MAX_BYTES;
    }
}
