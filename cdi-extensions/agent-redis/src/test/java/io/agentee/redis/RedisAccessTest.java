package io.agentee.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.PiecePage;
import io.agentee.redis.testing.TestingCertificate;
import io.agentee.redis.testing.TestingLog;
import io.agentee.redis.testing.TestingRedis;
import io.agentee.redis.testing.TestingSettings;
import io.agentee.redis.testing.TestingTransports;
import io.agentee.testkit.transport.SampleAnswer;
import io.agentee.testkit.transport.SampleWatcher;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisAccessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestingLog log = TestingLog.open();
    private final TestingTransports transports = new TestingTransports();
    private final RunId runId = SampleAnswer.newRun();

    @AfterEach
    void close() {
        transports.close();
        log.close();
    }

    @Test
    void aPasswordLetsIn() {
        try (TestingRedis redis = TestingRedis.running("--requirepass", "opensesame")) {
            assertWorks(TestingSettings.of(redis.address()).password("opensesame"));
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingIt() {
        try (TestingRedis redis = TestingRedis.running("--requirepass", "opensesame")) {
            assertRefused(TestingSettings.of(redis.address()).password("letmein"), "WRONGPASS");
            assertThat(log.lines()).noneMatch(line -> line.contains("letmein"));
        }
    }

    @Test
    void aMissingPasswordIsSaid() {
        try (TestingRedis redis = TestingRedis.running("--requirepass", "opensesame")) {
            assertRefused(TestingSettings.of(redis.address()), "NOAUTH");
        }
    }

    @Test
    void aUserNeedsFewRights() {
        String commands = "+ping +eval +evalsha +time +xadd +xtrim +xrange +xread +pexpire";
        String rule = "--user worker on >opensesame ~agentee:{events}* " + commands;
        try (TestingRedis redis = TestingRedis.running(rule.split(" "))) {
            assertWorks(TestingSettings.of(redis.address()).username("worker").password("opensesame"));
        }
    }

    @Test
    void aUserWithoutRightsIsSaid() {
        String rule = "--user worker on >opensesame ~agentee:{events}* +ping";
        try (TestingRedis redis = TestingRedis.running(rule.split(" "))) {
            EventTransport transport = transports.open(
                    TestingSettings.of(redis.address()).username("worker").password("opensesame"));
            SampleAnswer.begin(transport, runId).text("hidden").end();

            log.awaitMessage("AGTE16002");
            assertThat(log.messages()).singleElement().asString().contains("NOPERM");
            assertThat(log.lines()).noneMatch(line -> line.contains("hidden") || line.contains("opensesame"));
        }
    }

    @Test
    void theCertificateIsChecked(@TempDir Path directory) throws Exception {
        TestingCertificate certificate = TestingCertificate.create(directory, "localhost");
        try (TestingRedis redis = TestingRedis.runningTls(certificate)) {
            assertWorks(TestingSettings.of(redis.address()).caCertificate(certificate.certificate()));
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused(@TempDir Path directory) throws Exception {
        TestingCertificate certificate = TestingCertificate.create(directory, "localhost");
        try (TestingRedis redis = TestingRedis.runningTls(certificate)) {
            assertRefused(TestingSettings.of(redis.address()), "unable to find valid certification path");
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused(@TempDir Path directory) throws Exception {
        TestingCertificate certificate = TestingCertificate.create(directory, "elsewhere.example");
        try (TestingRedis redis = TestingRedis.runningTls(certificate)) {
            assertRefused(
                    TestingSettings.of(redis.address()).caCertificate(certificate.certificate()),
                    "matching localhost found");
        }
    }

    @Test
    void aHostThatDoesNotExistIsSaid() {
        assertRefused(TestingSettings.of("redis://redis.invalid:6379"), "redis.invalid");
    }

    private void assertWorks(TestingSettings settings) {
        EventTransport transport = transports.connect(settings);
        SampleWatcher watcher = SampleWatcher.of(transport, runId);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10).end();
        watcher.awaitExactly(answer.written());
        SampleWatcher.from(transport, runId, watcher.cursor());
        assertThat(transport.read(runId, PiecePage.BEGINNING)).succeedsWithin(PATIENCE);
        assertThat(log.messages()).isEmpty();
    }

    private void assertRefused(TestingSettings settings, String reason) {
        EventTransport transport = transports.open(settings);
        SampleAnswer answer = SampleAnswer.begin(transport, runId).words(10);
        log.awaitMessage("AGTE16000");
        answer.end();
        assertThat(transport.read(runId, PiecePage.BEGINNING)).failsWithin(PATIENCE);
        assertThat(log.messages()).singleElement().asString().contains(reason);
    }
}
