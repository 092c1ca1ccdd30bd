package io.agentee.runtime.testing;

import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tool that does as a test says, and remembers its calls. */
public final class TestingTool implements AgentTool {

    /** What a tool does. */
    @FunctionalInterface
    public interface Body {
        String call(String arguments, ToolCallContext context) throws Exception;
    }

    /** One call. */
    public record Call(String arguments, String idempotencyKey, int attempt, String caller) {}

    private final ToolSpecification specification;
    private final Body body;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private TestingTool(ToolSpecification specification, Body body) {
        this.specification = specification;
        this.body = body;
    }

    public static TestingTool of(String name, ToolEffect effect, Body body) {
        return of(specification(name, effect, false), body);
    }

    public static TestingTool of(ToolSpecification specification, Body body) {
        return new TestingTool(specification, body);
    }

    public static ToolSpecification specification(String name, ToolEffect effect, boolean approvalRequired) {
        JsonSchema parameters = new JsonSchema(Map.of(
                "type",
                "object",
                "properties",
                Map.of("text", Map.of("type", "string"), "amount", Map.of("type", "number"))));
        return new ToolSpecification(name, "A tool", parameters, effect, "bean:Testing", approvalRequired);
    }

    @Override
    public ToolSpecification specification() {
        return specification;
    }

    @Override
    public String call(String arguments, ToolCallContext context) throws Exception {
        calls.add(new Call(
                arguments,
                context.idempotencyKey(),
                context.attempt(),
                context.caller().name()));
        return body.call(arguments, context);
    }

    public List<Call> calls() {
        return calls;
    }
}
