package io.agentee.cdi.tool;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an agent names its tools: {@code bean:{name}} or {@code bean:{Class}}, the class with or without its package, then
 * optionally {@code /{tool}}; {@code *} stands for any characters.
 */
public final class ToolReference {

    private static final Pattern SYNTAX = Pattern.compile("bean:([\\w.$*]+)(?:/([\\w*-]+))?");

    private final String bean;
    private final String tool;

    private ToolReference(String bean, String tool) {
        this.bean = bean;
        this.tool = tool;
    }

    /** The reference that this text is, if it is one. */
    public static Optional<ToolReference> parse(String text) {
        return Optional.of(SYNTAX.matcher(text))
                .filter(Matcher::matches)
                .map(found -> new ToolReference(
                        found.group(1), Optional.ofNullable(found.group(2)).orElse("*")));
    }

    /** The tools that the reference means, in the order given. */
    public List<BeanTool> in(Collection<BeanTool> tools) {
        return tools.stream().filter(this::means).toList();
    }

    private boolean means(BeanTool candidate) {
        Class<?> type = candidate.beanClass();
        boolean beanMatches = matches(bean, type.getSimpleName())
                || matches(bean, type.getName())
                || (!candidate.beanName().isEmpty() && matches(bean, candidate.beanName()));
        return beanMatches && matches(tool, candidate.specification().name());
    }

    private static boolean matches(String pattern, String name) {
        return name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }
}
