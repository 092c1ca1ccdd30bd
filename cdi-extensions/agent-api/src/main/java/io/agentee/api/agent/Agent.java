package io.agentee.api.agent;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an agent as an interface. The CDI extension makes it a bean: each method takes the input as its one
 * {@code String} parameter and starts a run; it returns {@code String} (the output), {@code Run}, {@code RunHandle} or a
 * {@code CompletionStage} of {@code Run}.
 *
 * <p>As a stereotype it is found in bean archives of either discovery mode. Without CDI on the class path it means no more
 * than its members.
 *
 * <p>MicroProfile Config overrides every member: {@code agentee.agents.{name}.system-prompt} and so on.
 */
@Stereotype
@Dependent
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Agent {

    /** The name of the agent, an {@link AgentName}. */
    String name();

    /** What the agent is for, in one sentence; shown to people and to other agents. */
    String description() default "";

    /** The instruction that opens each call of the model. */
    String systemPrompt() default "";

    /** The configured model to call, {@code agentee.models.{model}}. */
    String model() default "default";

    /** Classes of CDI beans whose {@code @Tool} methods the agent may call. */
    Class<?>[] tools() default {};

    /** Names of the agents that the agent may hand tasks to. */
    String[] subAgents() default {};
}
