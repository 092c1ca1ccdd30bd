package io.agentee.cdi.tool;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.policy.ToolAuthorizer;
import io.agentee.cdi.BeanReference;
import io.agentee.cdi.Problems;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The beans that say whether calls of tools are permitted. */
final class Authorizers {

    private final Set<Bean<?>> found = new HashSet<>();

    void add(Bean<?> bean) {
        if (bean.getTypes().contains(ToolAuthorizer.class)) {
            found.add(bean);
        }
    }

    /** The authorizer that a tool names by its class; absent when a problem was noted. */
    Optional<ToolAuthorizer> find(
            Class<? extends ToolAuthorizer> type, String place, BeanManager beans, Problems problems) {
        if (type == ToolAuthorizer.PermitAll.class) {
            return Optional.of(new ToolAuthorizer.PermitAll());
        }
        Optional<Bean<?>> bean = resolve(type, beans);
        if (bean.isEmpty()) {
            problems.add(MESSAGES.noAuthorizer(place, type.getName()));
        }
        return bean.map(resolved -> new BeanReference(beans, resolved, ToolAuthorizer.class))
                .map(Authorizers::through);
    }

    private Optional<Bean<?>> resolve(Class<? extends ToolAuthorizer> type, BeanManager beans) {
        Set<Bean<?>> ofType =
                found.stream().filter(bean -> bean.getTypes().contains(type)).collect(Collectors.toSet());
        try {
            return Optional.ofNullable(beans.resolve(ofType));
        } catch (AmbiguousResolutionException several) {
            return Optional.empty();
        }
    }

    private static ToolAuthorizer through(BeanReference bean) {
        return call -> bean.<Void, RuntimeException>use(reference -> {
            ((ToolAuthorizer) reference).authorize(call);
            return null;
        });
    }
}
