package io.agentee.cdi.tool;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.policy.ToolAuthorizer;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.P;
import io.agentee.api.tool.RequiresApproval;
import io.agentee.api.tool.Tool;
import io.agentee.api.tool.ToolCallContext;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.TermsGiven;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Reads {@code @Tool} methods and notes what is wrong with them. */
final class ToolMethodReader {

    private final ToolJson json;
    private final ToolSchemas schemas;
    private final ApprovalTermsReader approvalTerms;
    private final Authorizers authorizers;
    private final Problems problems;

    ToolMethodReader(ToolJson json, Authorizers authorizers, Problems problems) {
        this.json = json;
        this.approvalTerms = new ApprovalTermsReader(problems);
        this.authorizers = authorizers;
        this.schemas = new ToolSchemas(json.mapper());
        this.problems = problems;
    }

    /** The tool that a method is; absent when a problem was noted. */
    Optional<ToolMethod> read(AnnotatedMethod<?> annotated, ToolBean bean) {
        int before = problems.all().size();
        Method declared = annotated.getJavaMember();
        String place = place(declared);
        Tool tool = annotated.getAnnotation(Tool.class);
        String name = tool.name().isEmpty() ? snakeCase(declared.getName()) : tool.name();
        checkMethod(declared, place, name);
        List<Optional<ToolParameter>> parameters = parameters(annotated, place);
        JsonSchema schema = schema(parameters.stream().flatMap(Optional::stream).toList(), place);
        TermsGiven terms = approvalTerms.read(annotated.getAnnotation(RequiresApproval.class), place);
        Optional<ToolAuthorizer> authorizer = authorizers.find(tool.authorizer(), place, bean.beans(), problems);
        Optional<Method> callable = bean.callable(declared);
        if (problems.all().size() == before && callable.isEmpty()) {
            problems.add(MESSAGES.unreachableMethod(place, bean.typeNames()));
        }
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        callable.get().setAccessible(true);
        return Optional.of(new ToolMethod(
                callable.get(),
                parameters,
                new ToolMethod.Declaration(
                        name,
                        tool.value(),
                        schema,
                        tool.effect(),
                        annotated.isAnnotationPresent(RequiresApproval.class)),
                terms,
                Access.of(declared, bean.bean().getBeanClass()),
                authorizer.orElseThrow()));
    }

    private void checkMethod(Method method, String place, String name) {
        if (Modifier.isPrivate(method.getModifiers())) {
            problems.add(MESSAGES.illegalMethod(place, "private"));
        }
        if (Modifier.isStatic(method.getModifiers())) {
            problems.add(MESSAGES.illegalMethod(place, "static"));
        }
        if (!ToolSpecification.isLegalName(name)) {
            problems.add(MESSAGES.illegalToolName(place, name));
        }
        Class<?> returned = method.getReturnType();
        if (Future.class.isAssignableFrom(returned) || CompletionStage.class.isAssignableFrom(returned)) {
            problems.add(MESSAGES.asynchronousResult(place, returned.getSimpleName()));
        }
    }

    private List<Optional<ToolParameter>> parameters(AnnotatedMethod<?> annotated, String place) {
        List<Optional<ToolParameter>> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (AnnotatedParameter<?> parameter : annotated.getParameters()) {
            if (parameter.getJavaParameter().getType() == ToolCallContext.class) {
                parameters.add(Optional.empty());
                continue;
            }
            Optional<P> described = Optional.ofNullable(parameter.getAnnotation(P.class));
            Optional<String> name = described.map(P::name).filter(given -> !given.isEmpty());
            if (name.isEmpty() && !parameter.getJavaParameter().isNamePresent()) {
                problems.add(MESSAGES.unnamedParameters(place));
            }
            ToolParameter read = new ToolParameter(
                    name.orElse(parameter.getJavaParameter().getName()),
                    described.map(P::value).orElse(""),
                    parameter.getJavaParameter().getParameterizedType(),
                    json.mapper().constructType(parameter.getJavaParameter().getParameterizedType()));
            if (!names.add(read.name())) {
                problems.add(MESSAGES.duplicateParameter(place, read.name()));
            }
            parameters.add(Optional.of(read));
        }
        return parameters;
    }

    private JsonSchema schema(List<ToolParameter> parameters, String place) {
        for (ToolParameter parameter : parameters) {
            try {
                schemas.of(List.of(parameter));
            } catch (UnsupportedTypeException unsupported) {
                problems.add(MESSAGES.badParameter(place, parameter.name(), String.valueOf(unsupported.getMessage())));
                return JsonSchema.emptyObject();
            }
        }
        return schemas.of(parameters);
    }

    static String place(Method method) {
        return "%s.%s".formatted(method.getDeclaringClass().getName(), method.getName());
    }

    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
