package io.agentee.server.temporal;

import io.agentee.server.install.Workshop;
import io.agentee.server.process.Progress;
import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the command from its published Go modules, which takes some minutes once. */
record TemporalBuild() implements TemporalSource {

    private static final String MODULE = "github.com/temporalio/cli/cmd/temporal";
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Override
    public String description() {
        return "building it with Go (about three minutes, once)";
    }

    @Override
    public void install(String version, Path target, Progress progress) {
        Path go = SearchPath.find("go").orElseThrow(() -> new ServerFailure("there is no go command on the PATH"));
        try (Workshop workshop = Workshop.in(target.resolve("../..").normalize())) {
            workshop.run(
                    LONGEST,
                    Map.of("GOBIN", workshop.directory().toString()),
                    new Report(progress),
                    go.toString(),
                    "install",
                    "-v",
                    "-trimpath",
                    "-ldflags=-s -w",
                    MODULE + "@v" + version);
            workshop.deliver("temporal", target);
        } catch (IOException failure) {
            throw new ServerFailure("cannot write below " + target.getParent() + ": " + failure.getMessage(), failure);
        }
    }

    /** Go names every module that it downloads and every package that it compiles; a sign of life is enough. */
    private static final class Report implements Consumer<String> {

        private static final int EVERY = 150;

        private final Progress progress;
        private int downloaded;
        private int compiled;

        Report(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void accept(String line) {
            if (line.startsWith("go: downloading")) {
                downloaded++;
            } else if (!line.startsWith("go:")) {
                compiled++;
            }
            if ((downloaded + compiled) % EVERY == 1) {
                progress.say("  " + downloaded + " Go modules downloaded, " + compiled + " packages compiled");
            }
        }
    }
}
