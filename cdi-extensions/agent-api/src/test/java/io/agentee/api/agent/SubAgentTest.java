package io.agentee.api.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.tool.ToolSpecification;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubAgentTest {

    private static final AgentName RESEARCHER = new AgentName("researcher");

    @Test
    void agentIsFoundBehindItsToolAndBehindTheNameOfThat() {
        ToolSpecification tool = SubAgent.tool(RESEARCHER, "Looks things up");

        assertThat(SubAgent.behind(tool)).contains(RESEARCHER);
        assertThat(SubAgent.behind(tool.name())).contains(RESEARCHER);
    }

    @Test
    void noAgentIsBehindOtherNames() {
        assertThat(Stream.of("refund", "subagent", "subagent_", "subagent_a b", "my_subagent_researcher"))
                .allSatisfy(name -> assertThat(SubAgent.behind(name)).isEmpty());
    }
}
