package io.agentee.demo;

import io.agentee.api.tool.ToolArgumentException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An arithmetic expression, already calculated.
 *
 * @param value its value, to 34 digits, without trailing zeros
 */
record Expression(BigDecimal value) {

    /** Bounds the depth of the recursion and the size of the result. */
    private static final int MAX_LENGTH = 1_000;

    /**
     * @throws ToolArgumentException if the text is no expression
     * @throws ArithmeticException if it divides by zero
     */
    static Expression parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ToolArgumentException("expression is longer than %d characters".formatted(MAX_LENGTH));
        }
        Parser parser = new Parser(text);
        BigDecimal value = parser.sum();
        parser.requireEnd();
        return new Expression(value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros());
    }

    private static final class Parser {
        private final String text;
        private int position;

        Parser(String text) {
            this.text = text;
        }

        BigDecimal sum() {
            BigDecimal value = product();
            while (true) {
                if (accept('+')) {
                    value = value.add(product(), MathContext.DECIMAL128);
                } else if (accept('-')) {
                    value = value.subtract(product(), MathContext.DECIMAL128);
                } else {
                    return value;
                }
            }
        }

        private BigDecimal product() {
            BigDecimal value = factor();
            while (true) {
                if (accept('*')) {
                    value = value.multiply(factor(), MathContext.DECIMAL128);
                } else if (accept('/')) {
                    value = value.divide(divisor(), MathContext.DECIMAL128);
                } else {
                    return value;
                }
            }
        }

        private BigDecimal divisor() {
            BigDecimal divisor = factor();
            if (divisor.signum() == 0) {
                throw new ArithmeticException("division by zero");
            }
            return divisor;
        }

        private BigDecimal factor() {
            if (accept('-')) {
                return factor().negate();
            }
            if (accept('+')) {
                return factor();
            }
            if (accept('(')) {
                BigDecimal value = sum();
                if (!accept(')')) {
                    throw unexpected("')'");
                }
                return value;
            }
            return number();
        }

        private BigDecimal number() {
            skipSpaces();
            int start = position;
            while (position < text.length() && (isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
                position++;
            }
            try {
                return new BigDecimal(text.substring(start, position));
            } catch (NumberFormatException e) {
                position = start;
                throw unexpected("a number");
            }
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private boolean accept(char expected) {
            skipSpaces();
            if (position < text.length() && text.charAt(position) == expected) {
                position++;
                return true;
            }
            return false;
        }

        private void skipSpaces() {
            while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
                position++;
            }
        }

        void requireEnd() {
            skipSpaces();
            if (position < text.length()) {
                throw unexpected("an operator or the end");
            }
        }

        private ToolArgumentException unexpected(String expected) {
            String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
            return new ToolArgumentException("'%s' is no expression: expected %s at position %d, found %s"
                    .formatted(text, expected, position + 1, found));
        }
    }
}
