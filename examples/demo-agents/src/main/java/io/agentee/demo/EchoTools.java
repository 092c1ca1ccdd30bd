package io.agentee.demo;

import io.agentee.api.tool.P;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tools that do nothing but succeed slowly, answer at length, or fail. */
@ApplicationScoped
public class EchoTools {

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final String LINE = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.\n";

    @Tool(value = "Returns the text", effect = ToolEffect.READ_ONLY)
    public String echo(
            @P("what to return") String text,
            @P("milliseconds to wait before") Optional<Long> delayMs,
            ToolCallContext call)
            throws InterruptedException {
        Delay.await(delayMs, call);
        return text;
    }

    @Tool(value = "Returns so many bytes of text", effect = ToolEffect.READ_ONLY)
    public String bytes(@P("how many, at most 8388608") int count) {
        if (count < 0 || count > MAX_BYTES) {
            throw new ToolArgumentException("count must be 0 to %d, not %d".formatted(MAX_BYTES, count));
        }
        return LINE.repeat(count / LINE.length() + 1).substring(0, count);
    }

    @Tool(value = "Fails", effect = ToolEffect.IDEMPOTENT)
    public String fail(
            @P("what the error says") String message,
            @P("on how many attempts; on all of them when absent") Optional<Integer> times,
            ToolCallContext call) {
        if (times.isEmpty() || call.attempt() <= times.get()) {
            throw new IllegalStateException(message);
        }
        return "succeeded on attempt " + call.attempt();
    }
}
