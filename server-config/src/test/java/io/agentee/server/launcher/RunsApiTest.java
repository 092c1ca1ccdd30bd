package io.agentee.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsApiTest {

    private final TestingApi server;
    private final List<String> progress = new ArrayList<>();

    RunsApiTest() throws IOException {
        server = TestingApi.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String run() {
        return new RunWatch(new RunsApi(server.origin()), progress::add).run("assistant", "Hi \"you\"");
    }

    @Test
    void followsARunToItsAnswer() {
        server.accept(
                "{\"runId\":\"r-1\",\"status\":\"running\"}",
                "{\"runId\":\"r-1\",\"status\":\"running\",\"iterations\":1}",
                "{\"runId\":\"r-1\",\"status\":\"completed\",\"iterations\":2,\"output\":\"You said: Hi\"}");

        assertThat(run()).isEqualTo("You said: Hi");

        assertThat(progress).containsExactly("run r-1", "running", "running, 1 turn", "completed, 2 turns");
        assertThat(server.posted()).containsExactly("{\"input\":\"Hi \\\"you\\\"\"}");
    }

    @Test
    void staysPatientWhileTheServerIsInTrouble() {
        server.accept(
                "{\"runId\":\"r-1\",\"status\":\"running\"}",
                TestingApi.TROUBLE,
                "{\"status\":\"completed\",\"output\":\"yes\"}");

        assertThat(run()).isEqualTo("yes");

        assertThat(progress).contains("the client server does not answer; the run goes on");
    }

    @Test
    void tellsWhyARunFailed() {
        server.accept("{\"runId\":\"r-1\",\"status\":\"running\"}", """
                {"runId":"r-1","status":"timed-out","output":"half",
                 "error":{"type":"urn:agentee:problem:timed-out","title":"The run took too long","detail":"PT5S is over"}}""");

        assertThatThrownBy(this::run).isInstanceOf(ServerFailure.class).hasMessage("""
                Run r-1 ended as timed-out: The run took too long (urn:agentee:problem:timed-out)
                  PT5S is over
                  so far: half""");
    }

    @Test
    void showsAProblemDocumentForHumans() {
        server.refuse(400, """
                {"type":"urn:agentee:problem:invalid-request","title":"The request is not valid","status":400,
                 "detail":"1 field is wrong","errors":[{"pointer":"/input","detail":"must not be blank"}]}""");

        assertThatThrownBy(this::run).isInstanceOf(ServerFailure.class).hasMessage("""
                400 The request is not valid (urn:agentee:problem:invalid-request)
                  1 field is wrong
                  /input: must not be blank""");
    }
}
