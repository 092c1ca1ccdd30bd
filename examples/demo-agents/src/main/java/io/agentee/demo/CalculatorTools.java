package io.agentee.demo;

import io.agentee.api.tool.P;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolEffect;
import jakarta.enterprise.context.ApplicationScoped;

/** Arithmetic. */
@ApplicationScoped
public class CalculatorTools {

    @Tool(value = "Calculates an arithmetic expression", effect = ToolEffect.READ_ONLY)
    public String calculate(@P("numbers, + - * / and parentheses, such as (1 + 2) * 3.5") String expression) {
        try {
            return Expression.parse(expression).value().toPlainString();
        } catch (ArithmeticException e) {
            throw new ToolArgumentException("'%s' has no value: %s".formatted(expression, e.getMessage()));
        }
    }
}
