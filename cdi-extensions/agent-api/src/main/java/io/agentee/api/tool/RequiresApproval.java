package io.agentee.api.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each call of this tool needs a human's approval, under every agent's policy. What is not given here is decided by the
 * agent; {@code agentee.agents.{a}.approval.tool.{t}.*} overrides what is.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresApproval {

    /** How long there is to decide, ISO-8601, such as {@code PT4H}. */
    String timeout() default "";

    /** The roles that may decide. */
    String[] approvers() default {};

    /** How many different approvers have to approve; 0 leaves it to the agent. */
    int quorum() default 0;

    /** The caller who started the run may not decide. */
    boolean fourEyes() default false;
}
