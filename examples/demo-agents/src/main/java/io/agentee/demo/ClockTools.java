package io.agentee.demo;

import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The time. */
@ApplicationScoped
public class ClockTools {

    @Tool(value = "Tells the current time in UTC", effect = ToolEffect.READ_ONLY)
    public String clock() {
        return Instant.now().toString();
    }
}
