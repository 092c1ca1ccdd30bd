package io.agentee.api.tool;

import io.agentee.api.policy.ToolAuthorizer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a tool that agents may call. Its parameters become JSON Schema 2020-12, its result
 * becomes JSON (text stays text), and an exception becomes a result that names the error.
 *
 * <p>The method runs on the container's managed executor, with the application's naming, security and CDI request
 * context. A parameter of type {@link ToolCallContext} receives the call's context and is not shown to the model.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tool {

    /** What the tool does, for the model. */
    String value();

    /** The name that the model uses; the method's name in snake_case when empty. */
    String name() default "";

    /** What repeating a call would do; decides whether a call is retried. */
    ToolEffect effect() default ToolEffect.ONCE;

    /** The class of the CDI bean that says whether a call is permitted at all; every call is when it is not given. */
    Class<? extends ToolAuthorizer> authorizer() default ToolAuthorizer.PermitAll.class;
}
