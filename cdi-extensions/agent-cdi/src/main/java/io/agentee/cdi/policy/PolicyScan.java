package io.agentee.cdi.policy;

import static io.agentee.cdi.CdiMessages.MESSAGES;
import static java.util.Objects.requireNonNull;

import io.agentee.api.policy.PolicyVerdict;
import io.agentee.api.policy.ToolCallPolicy;
import io.agentee.cdi.BeanReference;
import io.agentee.cdi.Problems;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the beans that judge tool calls while CDI finds them, and makes a catalog of them in the end. */
public final class PolicyScan {

    private final List<Bean<?>> found = new ArrayList<>();

    /** Looks at a bean. */
    public void add(Bean<?> bean) {
        if (bean.getTypes().contains(ToolCallPolicy.class)) {
            found.add(bean);
        }
    }

    /** The policies that have a name; notes when two have the same one. */
    public NamedPolicies policies(BeanManager beans, Problems problems) {
        Map<String, Bean<?>> byName = new TreeMap<>();
        List<String> nameless = new ArrayList<>();
        for (Bean<?> bean : found) {
            String className = bean.getBeanClass().getName();
            Optional<String> name = Optional.ofNullable(bean.getName());
            if (name.isEmpty()) {
                nameless.add(className);
                continue;
            }
            Bean<?> other = byName.putIfAbsent(name.get(), bean);
            if (other != null) {
                problems.add(MESSAGES.duplicatePolicy(
                        name.get(), other.getBeanClass().getName(), className));
            }
        }
        Map<String, ToolCallPolicy> policies = new TreeMap<>();
        byName.forEach(
                (name, bean) -> policies.put(name, through(new BeanReference(beans, bean, ToolCallPolicy.class))));
        return new NamedPolicies(policies, nameless);
    }

    private static ToolCallPolicy through(BeanReference bean) {
        return call -> requireNonNull(
                bean.<PolicyVerdict, RuntimeException>use(reference -> ((ToolCallPolicy) reference).evaluate(call)),
                "the policy gave no verdict");
    }
}
