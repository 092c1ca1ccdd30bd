package io.agentee.client.approval;

import io.agentee.api.grant.GrantRequest;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A time that a grant can have. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidGrantTime.Validator.class)
@interface ValidGrantTime {

    String message() default "'duration' must be more than PT0S and at most P90D.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides it. */
    class Validator implements ConstraintValidator<ValidGrantTime, @Nullable Duration> {

        @Override
        public boolean isValid(@Nullable Duration value, ConstraintValidatorContext context) {
            return value == null || (value.compareTo(Duration.ZERO) > 0 && value.compareTo(GrantRequest.LONGEST) <= 0);
        }
    }
}
