package io.agentee.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.TestingJson;
import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private static final RunId RUN = new RunId("r-1");
    private static final Instant TIME = Instant.parse("2026-11-27T08:00:00.123456789Z");

    /** What JSON, numbers, times and hashes are made of, and what they are not. */
    private static final List<String> CHANGES = List.of("0", "f", "\"", ",", "é");

    private final AuditTrail trail = AuditTrail.of(RUN)
            .with(TIME, AuditAction.DENIED, AuditEntry.NOBODY, Map.of("tool", "bytes"))
            .with(
                    TIME,
                    AuditAction.REQUESTED,
                    AuditEntry.NOBODY,
                    Map.of("tool", "refund", "arguments", "{\"order\": \"42\", \"amount\": 1.10}"))
            .with(TIME.plusSeconds(1), AuditAction.APPROVED, "grace", Map.of("comment", "Grüße,\n\"half\" of it"))
            .with(TIME.plusSeconds(2), AuditAction.EXPIRED, AuditEntry.NOBODY, Map.of());

    @Test
    void whatNobodyTouchedHasNoFault() {
        assertThat(trail.fault()).isEmpty();
        assertThat(AuditTrail.of(RUN).fault()).isEmpty();
        assertThat(TestingJson.read(TestingJson.write(trail), AuditTrail.class)).isEqualTo(trail);
    }

    @Test
    void anyChangedCharacterOfAnExportIsFoundOrMeansTheSame() {
        String json = TestingJson.write(trail);
        for (int i = 0; i < json.length(); i++) {
            for (String change : CHANGES) {
                assertFoundOrTheSame(json.substring(0, i) + change + json.substring(i + 1));
                assertFoundOrTheSame(json.substring(0, i) + change + json.substring(i));
            }
        }
    }

    @Test
    void anyMissingCharacterAndAnyCutIsFoundOrMeansTheSame() {
        String json = TestingJson.write(trail);
        for (int i = 0; i < json.length(); i++) {
            assertFoundOrTheSame(json.substring(0, i) + json.substring(i + 1));
            assertFoundOrTheSame(json.substring(0, i));
        }
    }

    @Test
    void anEntryThatIsLeftOutIsFound() {
        for (int i = 0; i < trail.entries().size(); i++) {
            List<AuditEntry> fewer = new ArrayList<>(trail.entries());
            fewer.remove(i);

            assertThat(withEntries(fewer).fault()).as("without entry %d", i + 1).isPresent();
        }
        assertThat(withEntries(trail.entries().subList(0, 3)).fault())
                .contains("The last of the 3 entries is not the last one of the run.");
    }

    @Test
    void anEntryThatIsAddedIsFoundEvenAtTheEnd() {
        AuditTrail longer = trail.with(TIME, AuditAction.APPROVED, "mallory", Map.of());

        assertThat(longer.fault()).isEmpty();
        assertThat(withEntries(longer.entries()).fault())
                .contains("The last of the 5 entries is not the last one of the run.");
        for (int i = 0; i < trail.entries().size(); i++) {
            List<AuditEntry> more = new ArrayList<>(trail.entries());
            more.add(i, longer.entries().get(4));
            assertThat(withEntries(more).fault()).as("at %d", i).isPresent();
        }
    }

    @Test
    void entriesInAnotherOrderAreFound() {
        for (int i = 1; i < trail.entries().size(); i++) {
            List<AuditEntry> swapped = new ArrayList<>(trail.entries());
            Collections.swap(swapped, i - 1, i);

            assertThat(withEntries(swapped).fault()).contains("Entry %d has the number %d.".formatted(i, i + 1));
        }
    }

    @Test
    void anEntryThatIsChangedTogetherWithItsHashIsFoundByTheNextOne() {
        AuditEntry first = trail.entries().get(0);
        AuditEntry forged = AuditEntry.chained(
                first.sequence(), first.previous(), first.at(), AuditAction.ALLOWED, first.by(), first.details());
        List<AuditEntry> entries = new ArrayList<>(trail.entries());
        entries.set(0, forged);

        assertThat(withEntries(entries).fault()).contains("Entry 2 does not follow on the entry before it.");
    }

    @Test
    void theTrailOfAnotherRunIsFound() {
        assertThat(new AuditTrail(new RunId("r-2"), trail.entries(), trail.head()).fault())
                .contains("Entry 1 does not follow on the entry before it.");
    }

    @Test
    void detailsCannotPassForOneAnother() {
        String glued = entry(Map.of("a", "x", "b", "y")).hash();

        assertThat(entry(Map.of("a=1:x\n.1:b", "y")).hash()).isNotEqualTo(glued);
        assertThat(entry(Map.of("a", "x\n.1:b=1:y")).hash()).isNotEqualTo(glued);
        assertThat(entry(new TreeMap<>(Map.of("b", "y", "a", "x"))).hash()).isEqualTo(glued);
    }

    private static AuditEntry entry(Map<String, String> details) {
        return AuditTrail.of(RUN)
                .with(TIME, AuditAction.ALLOWED, "ada", details)
                .entries()
                .get(0);
    }

    private AuditTrail withEntries(List<AuditEntry> entries) {
        return new AuditTrail(RUN, entries, trail.head());
    }

    private void assertFoundOrTheSame(String json) {
        read(json)
                .filter(read -> read.fault().isEmpty())
                .ifPresent(read -> assertThat(read).as(json).isEqualTo(trail));
    }

    private static Optional<AuditTrail> read(String json) {
        try {
            return Optional.of(TestingJson.read(json, AuditTrail.class));
        } catch (AssertionError notReadable) {
            return Optional.empty();
        }
    }
}
