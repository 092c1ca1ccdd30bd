package io.agentee.client.console.text;

import io.agentee.api.tool.ToolEffect;

/** What executing a tool can do, for somebody who has to decide. */
public enum Risk {
    READS("Only reads", "low"),
    REPEATABLE("Changes something; repeating it does no harm", "medium"),
    ONCE("Changes something, executed at most once; cannot be undone from here", "high"),
    DELEGATES("Another agent works on it, with its own tools and its own approvals", "medium");

    private final String sentence;
    private final String level;

    Risk(String sentence, String level) {
        this.sentence = sentence;
        this.level = level;
    }

    public static Risk of(ToolEffect effect) {
        return switch (effect) {
            case READ_ONLY -> READS;
            case IDEMPOTENT -> REPEATABLE;
            case ONCE -> ONCE;
        };
    }

    public String sentence() {
        return sentence;
    }

    /** For the style: low, medium or high. */
    public String level() {
        return level;
    }
}
