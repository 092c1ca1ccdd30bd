package io.agentee.cdi.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.api.policy.ToolAuthorizer;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolEffect;
import io.agentee.cdi.approval.TermsGiven;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method that is a tool, as its annotations declare it.
 *
 * @param method what to call
 * @param parameters its parameters; absent where the context of the call is wanted
 * @param declaration what the model and the run are told
 * @param terms how humans decide on its calls, as far as its annotation says
 * @param access who may have it called
 * @param authorizer says whether a call is permitted
 */
record ToolMethod(
        Method method,
        List<Optional<ToolParameter>> parameters,
        Declaration declaration,
        TermsGiven terms,
        Access access,
        ToolAuthorizer authorizer) {

    ToolMethod {
        parameters = List.copyOf(parameters);
    }

    /** What to pass to the method. */
    @Nullable
    Object[] values(ObjectNode arguments, ToolJson json, ToolCallContext call) {
        @Nullable Object[] values = new @Nullable Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            Optional<ToolParameter> parameter = parameters.get(i);
            values[i] = parameter.isPresent() ? json.value(parameter.get(), arguments) : call;
        }
        return values;
    }

    /**
     * What the model and the run are told of a tool.
     *
     * @param name what the model calls it
     * @param description what it does
     * @param schema the schema of its arguments
     * @param effect what repeating a call would do
     * @param approvalRequired whether each call needs a human's approval
     */
    record Declaration(
            String name, String description, JsonSchema schema, ToolEffect effect, boolean approvalRequired) {}
}
