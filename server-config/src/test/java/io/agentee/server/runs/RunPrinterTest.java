package io.agentee.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPrinterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestingOutput out = new TestingOutput();
    private final TestingOutput err = new TestingOutput();
    private final RunPrinter printer = printer(false);

    private RunPrinter printer(boolean dims) {
        return new RunPrinter(new RunScreen(out.stream(), err.stream(), dims));
    }

    private void event(String json) {
        try {
            printer.event(JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(json, failure);
        }
    }

    private void text(String delta) {
        event("{'type':'TEXT_MESSAGE_CONTENT','messageId':'m','delta':'" + delta + "'}");
    }

    private void finish(String result) throws JsonProcessingException {
        printer.finished(new RunAnswer(JSON.readTree(result.replace('\'', '"')), 2));
    }

    @Test
    void tellsOfAToolCallInALineAndOfItsResultInAnother() {
        event("{'type':'TOOL_CALL_START','toolCallId':'c','toolCallName':'ledger_append'}");
        event("{'type':'TOOL_CALL_ARGS','toolCallId':'c','delta':'{\\'entry\\':'}".replace("\\'", "\\\""));
        event("{'type':'TOOL_CALL_ARGS','toolCallId':'c','delta':'1}'}");
        assertThat(err.text()).isEmpty();
        event("{'type':'TOOL_CALL_END','toolCallId':'c'}");
        event("{'type':'TOOL_CALL_RESULT','toolCallId':'c','content':'line 1\\nof 2'}");

        assertThat(err.text()).isEqualTo("tool ledger_append {\"entry\":1}\ntool ledger_append => line 1 of 2\n");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void showsTheBeginningOfALongResultAndNothingThatControlsTheTerminal() {
        event("{'type':'TOOL_CALL_START','toolCallId':'c','toolCallName':'read'}");
        event("{'type':'TOOL_CALL_RESULT','toolCallId':'c','content':'\\u001b[2J" + "🦦".repeat(300) + "'}");

        assertThat(err.text()).isEqualTo("tool read =>  [2J" + "🦦".repeat(196) + "…\n");
    }

    @Test
    void showsWhatTheModelThinksBesideTheAnswer() {
        event("{'type':'REASONING_MESSAGE_CONTENT','messageId':'t','delta':'Hm, '}");
        event("{'type':'REASONING_MESSAGE_CONTENT','messageId':'t','delta':'yes\\u001b'}");
        event("{'type':'REASONING_MESSAGE_END','messageId':'t'}");
        text("Yes");

        assertThat(err.text()).isEqualTo("Hm, yes\n");
        assertThat(out.text()).isEqualTo("Yes");
    }

    @Test
    void givesEachMessageItsLines() throws Exception {
        text("I look it up.");
        event("{'type':'TEXT_MESSAGE_END','messageId':'m'}");
        text("Here it is.\\n");
        event("{'type':'TEXT_MESSAGE_END','messageId':'m'}");
        finish("'Here it is.'");

        assertThat(out.text()).isEqualTo("I look it up.\nHere it is.\n");
        assertThat(err.text()).isEqualTo("completed, 2 turns\n");
    }

    @Test
    void saysThatAMessageIsSuperseded() throws Exception {
        text("Hel");
        event("{'type':'CUSTOM','name':'message_superseded','value':{'messageId':'m'}}");
        text("Hello");
        event("{'type':'TEXT_MESSAGE_END','messageId':'m2'}");
        finish("'Hello'");

        assertThat(out.text()).isEqualTo("Hel\nHello\n");
        assertThat(err.text()).isEqualTo("""
                        the model call failed on the way and is made again: what it said so far does not count
                        completed, 2 turns
                        """);
    }

    @Test
    void givesTheResultWhenItWasNotSaidAsText() throws Exception {
        text("I look it up.");
        event("{'type':'TEXT_MESSAGE_END','messageId':'m'}");
        event("{'type':'STEP_STARTED','stepName':'turn-2'}");
        finish("{'total':42}");

        assertThat(out.text()).isEqualTo("I look it up.\n{\n  \"total\" : 42\n}\n");
    }

    @Test
    void doesNotBreakTheAnswersLineWhenItHasSomethingToSay() throws Exception {
        text("Hel");
        printer.unreachable();
        text("lo");
        finish("'Hello'");

        assertThat(out.text()).isEqualTo("Hello\n");
        // On a screen, where both end up, what is said begins in a line of its own.
        assertThat(err.text()).isEqualTo("\nthe client server does not answer; the run goes on\ncompleted, 2 turns\n");
    }

    @Test
    void saysNothingOfWhatAnotherAgentSaysAndDoes() throws Exception {
        text("4");
        event("{'type':'STEP_STARTED','stepName':'turn-1','subagentRunId':'r-1.1.0'}");
        event("{'type':'REASONING_MESSAGE_CONTENT','messageId':'m','delta':'Hm','subagentRunId':'r-1.1.0'}");
        event("{'type':'TEXT_MESSAGE_CONTENT','messageId':'m','delta':'41','subagentRunId':'r-1.1.0'}");
        event("{'type':'CUSTOM','name':'message_superseded','value':{'messageId':'m'},'subagentRunId':'r-1.1.0'}");
        event("{'type':'TEXT_MESSAGE_END','messageId':'m','subagentRunId':'r-1.1.0'}");
        event("{'type':'TOOL_CALL_START','toolCallId':'c','toolCallName':'read','subagentRunId':'r-1.1.0'}");
        event("{'type':'TOOL_CALL_END','toolCallId':'c','subagentRunId':'r-1.1.0'}");
        event("{'type':'TOOL_CALL_RESULT','toolCallId':'c','content':'x','subagentRunId':'r-1.1.0'}");
        text("2");
        finish("'42'");

        assertThat(out.text()).isEqualTo("42\n");
        assertThat(err.text()).isEqualTo("completed, 2 turns\n");
    }

    @Test
    void tellsInALineThatASubRunBeginsAndInAnotherHowItEnds() {
        event("{'type':'SUBAGENT_STARTED','subagentRunId':'r-1.1.0','name':'researcher'}");
        event(
                "{'type':'SUBAGENT_STARTED','subagentRunId':'r-1.1.0.1.0','name':'reader','parentSubagentRunId':'r-1.1.0'}");
        event("{'type':'SUBAGENT_ERROR','subagentRunId':'r-1.1.0.1.0','code':'timed-out','message':'PT5S\\nis over'}");
        event("{'type':'SUBAGENT_FINISHED','subagentRunId':'r-1.1.0','result':'long'}");

        assertThat(err.text()).isEqualTo("""
                        sub-run r-1.1.0 of researcher begins
                        sub-run r-1.1.0.1.0 of reader begins
                        sub-run r-1.1.0.1.0 of reader ended as timed-out: PT5S is over
                        sub-run r-1.1.0 of researcher completed
                        """);
        assertThat(out.text()).isEmpty();
    }

    @Test
    void tellsOfTheEndOfASubRunWhoseBeginningItHasNotSeen() {
        event("{'type':'SUBAGENT_FINISHED','subagentRunId':'r-1.1.0','result':'long'}");

        assertThat(err.text()).isEqualTo("sub-run r-1.1.0 completed\n");
    }

    @Test
    void tellsOfApprovalsAlsoOfThoseThatASubRunAsksFor() {
        for (String ofSubRun : List.of("", ",'subagentRunId':'r-1.1.0'")) {
            event("{'type':'CUSTOM','name':'approval_requested','value':{'approvalId':'a-1','tool':'refund'}" + ofSubRun
                    + "}");
            event("{'type':'CUSTOM','name':'approval_decided','value':{'tool':'refund','decision':'reject',"
                    + "'by':'grace'}" + ofSubRun + "}");
            event("{'type':'CUSTOM','name':'approval_decided','value':{'tool':'refund','decision':'approve',"
                    + "'by':'alan'}" + ofSubRun + "}");
            event("{'type':'CUSTOM','name':'approval_expired','value':{'tool':'refund'}" + ofSubRun + "}");
        }

        assertThat(err.text()).isEqualTo("""
                        tool refund waits for approval: ./agentee approve a-1
                        tool refund rejected by grace
                        tool refund approved by alan
                        tool refund was not approved in time
                        """.repeat(2));
    }

    @Test
    void dimsEverythingButTheAnswerWhenTheScreenCan() {
        RunPrinter dimming = printer(true);

        dimming.started("r-1");

        assertThat(err.text()).isEqualTo("\u001b[2mrun r-1\u001b[0m\n");
    }

    @Test
    void ignoresEventsThatItDoesNotKnow() {
        event("{'type':'STATE_SNAPSHOT','snapshot':{}}");
        event("{'type':'CUSTOM','name':'something','value':{}}");

        assertThat(out.text() + err.text()).isEmpty();
    }
}
