package io.agentee.server.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramInstallationTest {

    private final Path cache;

    ProgramInstallationTest(@TempDir Path cache) {
        this.cache = cache;
    }

    private final List<String> said = new ArrayList<>();

    private ProgramInstallation installation(ProgramSource source) {
        return installation(List.of(), source);
    }

    private ProgramInstallation installation(List<String> onPath, ProgramSource source) {
        DebianProgram program = new DebianProgram(
                List.of("redis-server", "valkey-server"),
                List.of("redis"),
                Path.of("usr/bin/redis-server"),
                DebianProgram.Additions.NONE);
        Function<String, Optional<Path>> path =
                name -> Optional.of(Path.of("/somewhere", name)).filter(found -> onPath.contains(name));
        return new ProgramInstallation(program, path, cache.resolve("debian"), source, said::add);
    }

    private static Path program(Path directory, String script) {
        return program(directory, "redis-server", script);
    }

    private static Path program(Path directory, String name, String script) {
        try {
            Path program = Files.createDirectories(directory).resolve(name);
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
        ProgramInstallation both = installation(List.of("valkey-server", "redis-server"), (target, progress) -> fail());
        ProgramInstallation other = installation(List.of("valkey-server"), (target, progress) -> fail());

        assertThat(both.obtain()).isEqualTo(Path.of("/somewhere/redis-server"));
        assertThat(both.present()).contains(Path.of("/somewhere/redis-server"));
        assertThat(other.obtain()).isEqualTo(Path.of("/somewhere/valkey-server"));
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
                .containsExactly(
                        "There is no redis-server or valkey-server on the PATH: fetching Debian's package into "
                                + cache.resolve("debian"));
    }

    @Test
    void tellsWhyThereIsNone() {
        ProgramInstallation installation = installation((target, progress) -> fail());

        assertThat(installation.present()).isEmpty();
        assertThatThrownBy(installation::obtain)
                .isInstanceOf(ServerFailure.class)
                .hasMessage(
                        "There is no redis-server or valkey-server on the PATH, and Debian's package cannot be had: nothing there");
    }

    @Test
    void doesNotGiveAProgramThatDoesNotRun() {
        ProgramInstallation installation = installation((target, progress) -> program(target, "exit 127"));

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

    @Test
    void preparesTheEnvironmentOfAnUnpackedProgram() throws Exception {
        DebianProgram greeter = new DebianProgram(
                List.of("greeter"),
                List.of("greeter"),
                Path.of("usr/bin/greet"),
                new DebianProgram.Additions(
                        Map.of("WORDS", "$here/etc/words"), Map.of(Path.of("etc", "words"), "good morning")));
        try (Workshop workshop = Workshop.in(cache)) {
            UnpackedRoot root = new UnpackedRoot(workshop, greeter);
            program(root.path().resolve("usr/bin"), "greet", "cat \"$WORDS\"; echo \" $1 $LD_LIBRARY_PATH\"");
            Files.createFile(root.path().resolve("usr/bin/libgreeting.so.1"));

            root.writeStarter();

            List<String> answer = new ArrayList<>();
            String starter = root.path().resolve("greeter").toString();
            workshop.run(Duration.ofSeconds(10), Map.of(), answer::add, starter, "world");
            assertThat(answer).containsExactly("good morning world " + root.path() + "/usr/bin");
        }
    }
}
