package io.agentee.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agentee.api.tool.ToolArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorToolsTest {

    private final CalculatorTools tools = new CalculatorTools();

    @ParameterizedTest
    @CsvSource({
        "1+2, 3",
        "2 + 3 * 4, 14",
        "(2 + 3) * 4, 20",
        "10 - 4 - 3, 3",
        "-2 * -(3 - 5), -4",
        "0.1 + 0.2, 0.3",
        "100 * 10, 1000",
        "1 / 4, 0.25",
        "1 - 1, 0",
        "2 / 3, 0.6666666666666666666666666666666667"
    })
    void expressionsAreCalculatedExactly(String expression, String value) {
        assertThat(tools.calculate(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1 + | '1 +' is no expression: expected a number at position 4, found the end",
                "(1 + 2 | '(1 + 2' is no expression: expected ')' at position 7, found the end",
                "1 2 | '1 2' is no expression: expected an operator or the end at position 3, found '2'",
                "two | 'two' is no expression: expected a number at position 1, found 't'",
                "1.2.3 | '1.2.3' is no expression: expected a number at position 1, found '1'",
                "1 / (2 - 2) | '1 / (2 - 2)' has no value: division by zero"
            })
    void aBadExpressionIsAnErrorThatSaysWhere(String expression, String message) {
        assertThatExceptionOfType(ToolArgumentException.class)
                .isThrownBy(() -> tools.calculate(expression))
                .withMessage(message);
    }

    @Test
    void anEndlessExpressionIsRefused() {
        assertThatExceptionOfType(ToolArgumentException.class)
                .isThrownBy(() -> tools.calculate("(".repeat(1_001)))
                .withMessage("expression is longer than 1000 characters");
    }
}
