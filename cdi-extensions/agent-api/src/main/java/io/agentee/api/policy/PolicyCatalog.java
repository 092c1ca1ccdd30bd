package io.agentee.api.policy;

import java.util.Optional;

/** The policies of a deployment. Immutable once the deployment is up; safe for use by many threads. */
@FunctionalInterface
public interface PolicyCatalog {

    /** The policy of this name, as {@code agentee.agents.{a}.approval.policies} names it. */
    Optional<ToolCallPolicy> find(String name);
}
