package io.agentee.server.setup;

import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.state.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The development set-up of one checkout: brings its parts up and down. */
public final class SetUp {

    private final Checkout checkout;
    private final Progress progress;

    /**
     * Makes the set-up; nothing happens yet.
     *
     * @param checkout what is launched
     * @param progress hears what is done
     */
    public SetUp(Checkout checkout, Progress progress) {
        this.checkout = checkout;
        this.progress = progress;
    }

    /**
     * Tells where everything is kept.
     *
     * @return the state directory
     */
    public StateDirectory state() {
        return checkout.state();
    }

    /**
     * Starts what does not run.
     *
     * @param topology which parts there are to be
     * @param jsonLogs whether those that start log in JSON
     */
    public void up(Topology topology, boolean jsonLogs) {
        new Obstacles(state()).requireOneShape(topology);
        List<Part> parts = parts(topology);
        List<Part> absent = parts.stream()
                .filter(part -> !state().find(part.name()).map(this::runs).orElse(false))
                .toList();
        Obstacles.requireFreePorts(absent);
        state().users().ensure();
        startAll(absent, jsonLogs);
        parts.stream().filter(part -> !absent.contains(part)).forEach(this::awaitRunning);
    }

    private List<Part> parts(Topology topology) {
        boolean wantRedis = LiveEvents.in(state()).wantRedis();
        return topology.parts().stream()
                .filter(part -> wantRedis || part.kind() != PartKind.REDIS)
                .toList();
    }

    private void startAll(List<Part> absent, boolean jsonLogs) {
        Programs programs = Programs.present(progress);
        List<Part> startable = new ArrayList<>();
        for (Part part : absent) {
            Optional<Programs> obtained = obtain(programs, part);
            programs = obtained.orElse(programs);
            obtained.ifPresent(withIt -> startable.add(part));
        }
        PartStarter starter = new PartStarter(new Servers(checkout, programs), state(), progress);
        Predicate<Part> isApplicationServer = part -> part.kind().isApplicationServer();
        starter.start(startable.stream().filter(isApplicationServer.negate()).toList(), jsonLogs);
        starter.start(startable.stream().filter(isApplicationServer).toList(), jsonLogs);
    }

    /** Everything works without Redis, so the lack of it is told and no failure. */
    private Optional<Programs> obtain(Programs programs, Part part) {
        try {
            return Optional.of(programs.with(part.kind(), progress));
        } catch (ServerFailure failure) {
            if (part.kind() != PartKind.REDIS) {
                throw failure;
            }
            state().remove(part);
            progress.say("NO REDIS: live events travel through Temporal, so tokens come in steps of up to a second.\n"
                    + "  " + failure.getMessage()
                    + "\n  Install redis-server, then ./agentee down and up, to have them at once.");
            return Optional.empty();
        }
    }

    private boolean runs(PartRecord started) {
        return started.process().find().isPresent();
    }

    private void awaitRunning(Part part) {
        state().find(part.name()).ifPresent(started -> {
            servers().of(started).awaitReady();
            progress.say(part.name() + " runs already (pid " + started.process().pid() + ")");
        });
    }

    /** Stops every part, Redis and Temporal last, so that the others can finish what they do. */
    public void down() {
        List<PartRecord> started = new ArrayList<>(state().all());
        if (started.isEmpty()) {
            progress.say("nothing runs");
        }
        started.sort((a, b) -> b.part().kind().compareTo(a.part().kind()));
        for (PartRecord part : started) {
            boolean ended = stop(part);
            progress.say(part.part().name() + (ended ? " stopped" : " did not stop in time and was killed"));
            state().remove(part.part());
        }
    }

    private boolean stop(PartRecord started) {
        return servers().of(started).stop();
    }

    /**
     * Stops a part, if it runs, and starts it with what is built now.
     *
     * @param name which part
     */
    public void restart(String name) {
        PartRecord started = require(name);
        if (runs(started)) {
            progress.say("stopping " + name);
            stop(started);
        }
        Programs programs = Programs.present(progress).with(started.part().kind(), progress);
        Obstacles.requireFreePorts(List.of(started.part()));
        state().users().ensure();
        new PartStarter(new Servers(checkout, programs), state(), progress)
                .start(List.of(started.part()), started.jsonLogs());
    }

    /**
     * Kills a part the hard way.
     *
     * @param name which part
     */
    public void kill(String name) {
        PartRecord started = require(name);
        if (!runs(started)) {
            throw new ServerFailure(name + " does not run; ./agentee restart " + name + " starts it");
        }
        servers().of(started).kill();
        progress.say(
                name + " (pid " + started.process().pid() + ") killed; ./agentee restart " + name + " starts it again");
    }

    private PartRecord require(String name) {
        return state().find(name)
                .orElseThrow(() -> new ServerFailure("There is no part " + name + ". Parts: "
                        + state().all().stream().map(part -> part.part().name()).toList()));
    }

    /**
     * Servers that are only asked and stopped.
     *
     * @return how each part runs
     */
    public Servers servers() {
        return new Servers(checkout, Programs.present(progress));
    }
}
