package io.agentee.api.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a parameter of a tool, or a component of a record that is one, to the model. */
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface P {

    /** What the parameter means. */
    String value();

    /** The name that the model uses; the parameter's own name when empty. Not used on record components. */
    String name() default "";
}
