package io.agentee.api.policy;

/**
 * SPI: judges tool calls before any human is asked. A CDI bean with a name ({@code @Named}), which agents refer to by
 * {@code agentee.agents.{a}.approval.policies}.
 *
 * <p>Of several policies a denial goes before a question, and a question before a permission. A permission lifts what
 * {@code agentee.agents.{a}.approval} asks for, but not what a tool asks for itself ({@code @RequiresApproval}).
 *
 * <p>Evaluated on a thread of the worker's executor, once for each call: the verdict is recorded with the run. Evaluated
 * again only if the worker dies meanwhile. A policy that throws asks a human.
 */
@FunctionalInterface
public interface ToolCallPolicy {

    /** The verdict on a call. May block. */
    PolicyVerdict evaluate(ReviewedCall call);
}
