package io.agentee.client.stream;

/** Events as examples in the description of the API. */
public final class EventExamples {

    public static final String STREAM = """
            id: 1
            data: {"type":"RUN_STARTED","threadId":"c-7","runId":"0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e","timestamp":1795248000000}

            id: 2
            data: {"type":"TEXT_MESSAGE_START","messageId":"m-1","role":"assistant","timestamp":1795248000420}

            id: 3
            data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"m-1","delta":"Order 42","timestamp":1795248000440}

            """;

    public static final String UNKNOWN_EVENT = """
            {"type": "urn:agentee:problem:unknown-event-id", "title": "The run has no such event", "status": 400,
             "detail": "Run '0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e' has no event '17'."}""";

    private EventExamples() {}
}
