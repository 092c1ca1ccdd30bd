package io.agentee.server.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.redis.RedisInstallation;
import io.agentee.server.redis.RedisServer;
import io.agentee.server.redis.RedisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianPackagesIT {

    private final Path cache;

    DebianPackagesIT(@TempDir Path cache) {
        this.cache = cache;
    }

    /** Another system, or one that reaches no archive of packages, cannot show anything here. */
    @BeforeEach
    void requireDebian() throws IOException {
        Assumptions.assumeTrue(SearchPath.find("apt-get").isPresent());
        try (Workshop workshop = Workshop.in(cache)) {
            workshop.run(Duration.ofMinutes(1), Map.of(), line -> {}, "apt-get", "download", "redis-tools");
        } catch (ServerFailure unreachable) {
            Assumptions.abort("No archive of packages: " + unreachable.getMessage());
        }
    }

    private ProgramInstallation installation() {
        DebianProgram redis = RedisInstallation.PROGRAM;
        return new ProgramInstallation(
                redis, name -> Optional.empty(), cache.resolve("debian"), new DebianPackages(redis), line -> {});
    }

    @Test
    void runsWhereTheMachineHasNoRedis() throws Exception {
        ProgramInstallation installation = installation();

        Path program = installation.obtain();

        assertThat(installation.present()).contains(program);
        assertThat(cache.toFile().list()).containsExactlyInAnyOrder("debian", ".lock");
        try (RedisServer server = new RedisServer(RedisSettings.forTests(program, cache.resolve("server")))) {
            server.start();
            assertThat(server.isReady()).isTrue();
            // The process that was started is Redis itself, not a shell that waits for it.
            server.kill();
            assertThat(server.isReady()).isFalse();
        }
    }

    @Test
    void takesThePlaceOfWhatDoesNotRunAnyMore() throws Exception {
        Path broken = Files.createDirectories(cache.resolve("debian")).resolve("redis-server");
        Files.writeString(broken, "#!/bin/sh\nexit 127\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        assertThat(installation().obtain()).isEqualTo(broken).content().contains("usr/bin/redis-server");
    }
}
