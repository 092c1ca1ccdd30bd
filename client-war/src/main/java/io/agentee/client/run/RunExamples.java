package io.agentee.client.run;

/** Runs as examples in the description of the API. */
public final class RunExamples {

    public static final String RUNNING = """
            {"runId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e", "agent": "support", "status": "running",
             "input": "Refund order 42", "metadata": {}, "startedBy": "ada",
             "startedAt": "2026-11-21T08:00:00Z"}""";

    public static final String COMPLETED = """
            {"runId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e", "agent": "support", "status": "completed",
             "input": "Refund order 42", "output": "Order 42 is refunded.", "conversationId": "c-7",
             "metadata": {"tenant": "acme"}, "startedBy": "ada", "startedAt": "2026-11-21T08:00:00Z",
             "finishedAt": "2026-11-21T08:00:04Z", "iterations": 2,
             "usage": {"inputTokens": 120, "outputTokens": 24, "totalTokens": 144, "cachedInputTokens": 0,
                       "reasoningTokens": 0, "modelCalls": 2, "toolCalls": 1}}""";

    public static final String WITH_SUB_RUN = """
            {"runId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e", "agent": "editor", "status": "completed",
             "input": "Write about otters", "output": "Otters hold hands.", "metadata": {}, "startedBy": "ada",
             "startedAt": "2026-11-21T08:00:00Z", "finishedAt": "2026-11-21T08:00:09Z", "iterations": 2,
             "usage": {"inputTokens": 340, "outputTokens": 81, "totalTokens": 421, "cachedInputTokens": 0,
                       "reasoningTokens": 0, "modelCalls": 3, "toolCalls": 1},
             "subRuns": [{"runId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e.1.0", "agent": "researcher",
                          "status": "completed", "toolCallId": "call-1"}]}""";

    public static final String PAGE = """
            {"items": [{"runId": "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e", "agent": "support", "status": "completed",
                        "metadata": {}, "startedBy": "ada", "startedAt": "2026-11-21T08:00:00Z",
                        "finishedAt": "2026-11-21T08:00:04Z"}],
             "nextCursor": "eyJhIjoxfQ"}""";

    public static final String TRANSCRIPT = """
            {"items": [
              {"messageId": "m-0", "role": "user", "content": "Refund order 42", "createdAt": "2026-11-21T08:00:00Z"},
              {"messageId": "m-1", "role": "assistant", "content": "",
               "toolCalls": [{"id": "call-1", "name": "lookup_order", "arguments": {"order": "42"}}],
               "createdAt": "2026-11-21T08:00:01Z"},
              {"messageId": "m-2", "role": "tool", "toolCallId": "call-1", "content": "{\\"total\\": 12.5}",
               "createdAt": "2026-11-21T08:00:02Z"}]}""";

    private RunExamples() {}
}
