package io.agentee.api.tool;

import java.util.List;
import java.util.Optional;

/** The tools of a deployment. Immutable once the deployment is up; safe for use by many threads. */
public interface ToolCatalog {

    /** All tools. */
    List<AgentTool> all();

    /** The tool that a definition means: same source, same name. */
    default Optional<AgentTool> find(ToolSpecification specification) {
        return all().stream()
                .filter(tool -> tool.specification().source().equals(specification.source())
                        && tool.specification().name().equals(specification.name()))
                .findFirst();
    }
}
