package io.agentee.client.stream;

/** Events as examples in the description of the API. */
public final class EventExamples {

    public static final String STREAM = """
            id: 00000000000100000d66e44de
            data: {"type":"RUN_STARTED","threadId":"c-7","runId":"0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e","protocolVersion":"1.0","timestamp":1795248000000}

            id: 00010010000000002ff4f381d
            data: {"type":"TEXT_MESSAGE_START","messageId":"m2","role":"assistant","timestamp":1795248000420}

            id: 0001001000000004293b7c0d1
            data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"m2","delta":"Order 42","timestamp":1795248000440}

            """;

    public static final String SUB_RUN = """
            id: 000100000001000003f6719bb
            data: {"type":"SUBAGENT_STARTED","subagentRunId":"0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0","name":"researcher","parentToolCallId":"call-1","parentMessageId":"m2","timestamp":1795248000500}

            id: 000100100000000102bd9a7f4
            data: {"type":"TEXT_MESSAGE_CONTENT","messageId":"0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0:m2","delta":"Otters","timestamp":1795248001200,"subagentRunId":"0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0"}

            id: 0001001000000002051c7fe20
            data: {"type":"SUBAGENT_FINISHED","subagentRunId":"0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0","result":"Otters hold hands.","timestamp":1795248002000}

            """;

    public static final String UNKNOWN_EVENT = """
            {"type": "urn:agentee:problem:unknown-event-id", "title": "The run has no such event", "status": 400,
             "detail": "Run '0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e' has no event '17'."}""";

    private EventExamples() {}
}
