package io.agentee.cdi.tool;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolDeniedException;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.approval.TermsGiven;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code @Tool} method of a CDI bean. */
public final class BeanTool implements AgentTool {

    private final ToolSpecification specification;
    private final ToolBean bean;
    private final ToolMethod method;
    private final ToolJson json;
    private final CurrentToolCall currentCall;

    BeanTool(String source, ToolBean bean, ToolMethod method, ToolJson json, CurrentToolCall currentCall) {
        ToolMethod.Declaration declaration = method.declaration();
        this.specification = new ToolSpecification(
                declaration.name(),
                declaration.description(),
                declaration.schema(),
                declaration.effect(),
                source,
                declaration.approvalRequired());
        this.bean = bean;
        this.method = method;
        this.json = json;
        this.currentCall = currentCall;
    }

    @Override
    public ToolSpecification specification() {
        return specification;
    }

    /** The class of the bean. */
    public Class<?> beanClass() {
        return bean.bean().getBeanClass();
    }

    /** The name of the bean, {@code @Named}; empty when it has none. */
    public String beanName() {
        String name = bean.bean().getName();
        return name == null ? "" : name;
    }

    /** The roles that callers of the tool may have, if it asks for roles. */
    public List<String> roles() {
        return method.access() instanceof Access.Roles roles ? roles.allowed() : List.of();
    }

    /** How humans decide on calls of the tool, as far as its annotation says. */
    public TermsGiven terms() {
        return method.terms();
    }

    /** The container's annotations go first: an authorizer need not think of callers who have no business here. */
    @Override
    public void authorize(ReviewedCall call) {
        if (!method.access().permits(call.caller())) {
            throw new ToolDeniedException(
                    MESSAGES.toolDenied(specification.name(), call.caller().name()));
        }
        method.authorizer().authorize(call);
    }

    @Override
    public String call(String arguments, ToolCallContext context) throws Exception {
        ObjectNode given = json.arguments(arguments);
        @Nullable Object[] values = method.values(given, json, context);
        @Nullable Object result = currentCall.during(context, () -> bean.call(method.method(), values));
        return json.result(result, method.method().getReturnType());
    }
}
