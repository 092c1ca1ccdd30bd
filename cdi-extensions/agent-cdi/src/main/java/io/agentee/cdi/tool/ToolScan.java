package io.agentee.cdi.tool;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.tool.Tool;
import io.agentee.cdi.Problems;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects beans with {@code @Tool} methods while CDI finds them, and makes tools of them in the end. */
public final class ToolScan {

    private final List<Found> found = new ArrayList<>();
    private final Authorizers authorizers = new Authorizers();

    /** Looks at a bean. */
    public void add(Bean<?> bean, AnnotatedType<?> type) {
        List<AnnotatedMethod<?>> methods = new ArrayList<>();
        for (AnnotatedMethod<?> method : type.getMethods()) {
            if (method.isAnnotationPresent(Tool.class)
                    && !method.getJavaMember().isBridge()) {
                methods.add(method);
            }
        }
        if (!methods.isEmpty()) {
            found.add(new Found(bean, withoutOverridden(methods)));
        }
    }

    /** Looks at a bean of any kind: whether it can say that calls of tools are permitted. */
    public void addAuthorizer(Bean<?> bean) {
        authorizers.add(bean);
    }

    /** The tools of all beans, by class and name, so that every server lists them alike. */
    public List<BeanTool> tools(BeanManager beans, CurrentToolCall currentCall, Problems problems) {
        ToolJson json = new ToolJson();
        ToolMethodReader reader = new ToolMethodReader(json, authorizers, problems);
        Set<String> ambiguous = ambiguousNames();
        List<BeanTool> tools = new ArrayList<>();
        for (Found each : found) {
            Class<?> type = each.bean().getBeanClass();
            ToolBean bean = new ToolBean(beans, each.bean());
            String source =
                    "bean:" + (ambiguous.contains(type.getSimpleName()) ? type.getName() : type.getSimpleName());
            Set<String> names = new HashSet<>();
            for (AnnotatedMethod<?> annotated : each.methods()) {
                reader.read(annotated, bean).ifPresent(method -> {
                    if (!names.add(method.declaration().name())) {
                        problems.add(MESSAGES.duplicateToolOfBean(
                                type.getName(), method.declaration().name()));
                    }
                    tools.add(new BeanTool(source, bean, method, json, currentCall));
                });
            }
        }
        tools.sort(Comparator.comparing((BeanTool tool) -> tool.beanClass().getName())
                .thenComparing(tool -> tool.specification().name()));
        return tools;
    }

    private Set<String> ambiguousNames() {
        return found.stream()
                .map(each -> each.bean().getBeanClass())
                .distinct()
                .collect(Collectors.groupingBy(Class::getSimpleName, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A method that overrides another one has its place: the more derived class counts. */
    private static List<AnnotatedMethod<?>> withoutOverridden(List<AnnotatedMethod<?>> methods) {
        Function<AnnotatedMethod<?>, Method> member = AnnotatedMethod::getJavaMember;
        return methods.stream()
                .filter(method ->
                        methods.stream().noneMatch(other -> overrides(member.apply(other), member.apply(method))))
                .sorted(Comparator.comparing(method -> method.getJavaMember().toGenericString()))
                .toList();
    }

    private static boolean overrides(Method method, Method other) {
        return !method.getDeclaringClass().equals(other.getDeclaringClass())
                && other.getDeclaringClass().isAssignableFrom(method.getDeclaringClass())
                && method.getName().equals(other.getName())
                && Arrays.equals(method.getParameterTypes(), other.getParameterTypes());
    }

    private record Found(Bean<?> bean, List<AnnotatedMethod<?>> methods) {}
}
