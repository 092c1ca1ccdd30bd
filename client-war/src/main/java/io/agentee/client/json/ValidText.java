package io.agentee.client.json;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that can be stored and sent on: JSON allows half a surrogate pair and NUL, UTF-8 and databases do not. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidText.Validator.class)
public @interface ValidText {

    String message();

    /** Whether the text has to say something. */
    boolean notBlank() default false;

    /** Whether it may have several lines, tabs and the like. */
    boolean lines() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Decides it. */
    class Validator implements ConstraintValidator<ValidText, @Nullable CharSequence> {

        private boolean notBlank;
        private boolean lines;

        @Override
        public void initialize(ValidText constraint) {
            notBlank = constraint.notBlank();
            lines = constraint.lines();
        }

        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            return isValid(value, notBlank, lines);
        }

        /** Whether it is such text. */
        public static boolean isValid(CharSequence value, boolean notBlank, boolean lines) {
            return !(notBlank && value.toString().isBlank())
                    && value.codePoints().allMatch(codePoint -> allowed(codePoint, lines));
        }

        private static boolean allowed(int codePoint, boolean lines) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
            return lines ? codePoint != 0 : !Character.isISOControl(codePoint);
        }
    }
}
