package io.agentee.server.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisInstallationTest {

    private final Path cache;

    RedisInstallationTest(@TempDir Path cache) {
        this.cache = cache;
    }

    private final List<String> said = new ArrayList<>();

    private RedisInstallation installation(RedisSource source) {
        return new RedisInstallation(name -> Optional.empty(), cache.resolve("debian"), source, said::add);
    }

    private static Path program(Path directory, String script) {
        try {
            Path program = Files.createDirectories(directory).resolve("redis-server");
            Files.writeString(program, "#!/bin/sh\n" + script + "\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return program;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void fail() {
        throw new ServerFailure("nothing there");
    }

    @Test
    void takesWhatIsOnThePath() {
        RedisInstallation installation = new RedisInstallation(
                name -> Optional.of(Path.of("/somewhere", name)), cache, (target, progress) -> fail(), said::add);

        assertThat(installation.obtain()).isEqualTo(Path.of("/somewhere/redis-server"));
        assertThat(installation.present()).contains(Path.of("/somewhere/redis-server"));
    }

    @Test
    void takesWhatIsCachedAndRuns() {
        Path cached = program(cache.resolve("debian"), "test \"$1\" = --version");

        assertThat(installation((target, progress) -> fail()).obtain()).isEqualTo(cached);
        assertThat(said).isEmpty();
    }

    @Test
    void replacesWhatIsCachedAndDoesNotRun() {
        program(cache.resolve("debian"), "exit 127");

        Path obtained =
                installation((target, progress) -> program(target, "exit 0")).obtain();

        assertThat(obtained).content().contains("exit 0");
        assertThat(said)
                .containsExactly("There is no redis-server on the PATH: fetching Debian's package into "
                        + cache.resolve("debian"));
    }

    @Test
    void tellsWhyThereIsNone() {
        RedisInstallation installation = installation((target, progress) -> fail());

        assertThat(installation.present()).isEmpty();
        assertThatThrownBy(installation::obtain)
                .isInstanceOf(ServerFailure.class)
                .hasMessage("There is no redis-server on the PATH, and Debian's package cannot be had: nothing there");
    }

    @Test
    void doesNotGiveAProgramThatDoesNotRun() {
        RedisInstallation installation = installation((target, progress) -> program(target, "exit 127"));

        assertThatThrownBy(installation::obtain)
                .isInstanceOf(ServerFailure.class)
                .hasMessageEndingWith("redis-server, does not run here");
    }

    @Test
    void readsWhatAPackageNeeds() {
        assertThat(PackageTools.names("adduser, libc6 (>= 2.34), libssl3(>=3), libsystemd0 | libelogind0, python3:any"))
                .containsExactly("adduser", "libc6", "libssl3", "libsystemd0", "python3");
        assertThat(PackageTools.names("")).isEmpty();
    }

    @Test
    void readsWhichLibrariesAreMissing() {
        assertThat(UnpackedRoot.missing(List.of(
                        "\tlinux-vdso.so.1 (0x00007fcce43de000)",
                        "\tliblzf.so.1 => not found",
                        "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fcce341e000)")))
                .containsExactly("liblzf.so.1");
    }
}
