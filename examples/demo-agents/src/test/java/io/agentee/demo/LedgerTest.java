package io.agentee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.demo.shop.RefundReason;
import io.agentee.demo.shop.RefundTools;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private Path file;
    private Ledger ledger;

    @BeforeEach
    void openLedger(@TempDir Path directory) {
        file = directory.resolve("ledger.txt");
        ledger = new Ledger(Optional.of(file.toString()));
    }

    @Test
    void aLineTellsWhenWhichCallWhichRunAndWhere() throws Exception {
        Thread.currentThread().setName("pool thread 1");

        new LedgerAppendTools(ledger).ledgerAppend("two\nwords", Optional.empty(), new TestingCall("run-1:3:0"));

        assertThat(lines()).singleElement().asString().matches("\\S+Z run-1:3:0 run-1 pool_thread_1 two words");
    }

    @Test
    void appendWritesALineEachTime() throws Exception {
        ledger.append(new TestingCall("a"), "x");
        ledger.append(new TestingCall("a"), "x");

        assertThat(lines()).hasSize(2);
    }

    @Test
    void upsertWritesALineOncePerKeyAlsoForAnotherProcess() throws Exception {
        LedgerUpsertTools tools = new LedgerUpsertTools(ledger);
        LedgerUpsertTools otherProcess = new LedgerUpsertTools(new Ledger(Optional.of(file.toString())));

        tools.ledgerUpsert("x", Optional.empty(), new TestingCall("a"));
        otherProcess.ledgerUpsert("x", Optional.empty(), new TestingCall("a", 2));
        tools.ledgerUpsert("x", Optional.of(1L), new TestingCall("ab"));

        assertThat(lines()).hasSize(2);
    }

    @Test
    void concurrentCallsMixNoLines() throws Exception {
        IntStream.range(0, 50).parallel().forEach(i -> ledger.appendOnce(new TestingCall("key-" + i % 10), "x"));

        assertThat(lines()).hasSize(10).allMatch(line -> line.endsWith(" x"));
    }

    @Test
    void aRefundTellsOrderAmountAndReason() throws Exception {
        RefundReason damaged = new RefundReason(RefundReason.Code.DAMAGED, Optional.of("a scratch"));

        new RefundTools(ledger).refund("42", new BigDecimal("12.50"), Optional.of(damaged), new TestingCall("a"));

        assertThat(lines()).singleElement().asString().endsWith(" refund order=42 amount=12.50 reason=DAMAGED");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }
}
