package io.agentee.client.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.api.run.SubRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubRunReaderTest {

    private static final AgentName AGENT = new AgentName("assistant");
    private static final RunId ROOT = new RunId("r");

    private final List<RunId> reads = new ArrayList<>();

    @Test
    void runWithoutSubRunsTakesNoRead() {
        SubRunTree tree = SubRunReader.below(run(ROOT, 0), this::childless);

        assertThat(tree).isEqualTo(new SubRunTree(List.of(), true));
        assertThat(reads).isEmpty();
    }

    @Test
    void asManyAsFitAreThereAndComplete() {
        SubRunTree tree = SubRunReader.below(run(ROOT, SubRunReader.MOST), this::childless);

        assertThat(tree.subRuns()).hasSize(SubRunReader.MOST);
        assertThat(tree.complete()).isTrue();
        assertThat(reads).hasSize(SubRunReader.MOST);
    }

    @Test
    void oneMoreIsNeitherThereNorRead() {
        SubRunTree tree = SubRunReader.below(run(ROOT, SubRunReader.MOST + 1), this::childless);

        assertThat(tree.subRuns()).hasSize(SubRunReader.MOST);
        assertThat(tree.complete()).isFalse();
        assertThat(reads).hasSize(SubRunReader.MOST);
    }

    @Test
    void upperLevelsComeFirstAndTheLimitIsThatOfAll() {
        SubRunTree tree = SubRunReader.below(run(ROOT, 3), id -> {
            reads.add(id);
            return CompletableFuture.completedFuture(run(id, 100));
        });

        assertThat(tree.subRuns())
                .extracting(subRun -> subRun.subRuns().size())
                .containsExactly(100, SubRunReader.MOST - 3 - 100, 0);
        assertThat(tree.complete()).isFalse();
        assertThat(reads).hasSize(SubRunReader.MOST);
    }

    @Test
    void runThatFailsToBeReadAtOnceIsThereAsItsParentTellsOfIt() {
        SubRunTree tree = SubRunReader.below(run(ROOT, 1), id -> {
            throw new IllegalStateException("broken");
        });

        assertThat(tree.subRuns()).containsExactly(new SubRunView(subRun(ROOT, 0), false, List.of()));
        assertThat(tree.complete()).isTrue();
    }

    private CompletionStage<Run> childless(RunId id) {
        reads.add(id);
        return CompletableFuture.completedFuture(run(id, 0));
    }

    private static Run run(RunId id, int subRuns) {
        return new Run(
                id,
                AGENT,
                new Run.Standing(RunStatus.RUNNING, List.of(), Optional.empty()),
                Optional.of("Write"),
                new Run.Origin("ada", Instant.EPOCH, Optional.empty(), Map.of(), "sha256:1", Optional.empty()),
                Optional.of(Run.Progress.NONE.withSubRuns(IntStream.range(0, subRuns)
                        .mapToObj(call -> subRun(id, call))
                        .toList())),
                Optional.empty());
    }

    private static SubRun subRun(RunId parent, int call) {
        return new SubRun(parent.subRun(1, call), AGENT, new ToolCallId("call-" + call), RunStatus.RUNNING);
    }
}
