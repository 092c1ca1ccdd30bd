package io.agentee.cdi.agent;

import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.approval.TermsGiven;
import io.agentee.cdi.tool.BeanTool;

/**
 * A tool of an agent, whatever does its work.
 *
 * @param specification the tool
 * @param terms how humans decide on its calls, as far as the tool itself says
 */
record DeclaredTool(ToolSpecification specification, TermsGiven terms) {

    static DeclaredTool of(BeanTool tool) {
        return new DeclaredTool(tool.specification(), tool.terms());
    }

    /** A sub-agent: it leaves the terms to the agent that hands it a task. */
    static DeclaredTool of(ToolSpecification subAgent) {
        return new DeclaredTool(subAgent, TermsGiven.NOTHING);
    }

    String name() {
        return specification.name();
    }
}
