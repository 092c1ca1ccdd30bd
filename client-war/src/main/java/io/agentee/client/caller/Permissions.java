package io.agentee.client.caller;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.AgenteeRole;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one caller may do, and see: the only place that says so. Whoever may not see something is told that it does not
 * exist; whoever may see it and not act on it is told so.
 *
 * @param caller who asks
 */
public record Permissions(Caller caller) {

    public Permissions {
        requireNonNull(caller, "caller is null");
    }

    /** Whether the caller may see which agents there are: with any role of Agentee. */
    public boolean maySeeAgents() {
        return Stream.of(AgenteeRole.values()).anyMatch(caller::hasRole);
    }

    public boolean mayStartRuns() {
        return caller.hasRole(AgenteeRole.USER) || caller.hasRole(AgenteeRole.ADMIN);
    }

    /**
     * Refuses callers who may not start runs.
     *
     * @throws NotAllowedException if this is one
     */
    public void requireStart() {
        require(mayStartRuns(), "Only callers with the role agentee-user or agentee-admin may start runs.");
    }

    /**
     * Refuses callers who may not see which agents there are.
     *
     * @throws NotAllowedException if this is one
     */
    public void requireAgents() {
        require(maySeeAgents(), "Only callers with one of the agentee roles may see agents.");
    }

    /**
     * Refuses callers who may see this run, and not have it cancelled.
     *
     * @throws NotAllowedException if this is one
     */
    public void requireCancel(Run.Origin run) {
        require(mayCancel(run), "Only who started the run, or a caller with the role agentee-admin, may cancel it.");
    }

    /** Whether the caller may see a run with its transcript and events: one's own, or with a role that sees all. */
    public boolean maySee(Run.Origin run) {
        return seesAllRuns() || isOwn(run);
    }

    /** Whether the caller may have a run cancelled. */
    public boolean mayCancel(Run.Origin run) {
        return caller.hasRole(AgenteeRole.ADMIN) || isOwn(run);
    }

    /** The part of these runs that the caller may see; empty when that is none whatever runs there are. */
    public Optional<RunFilter> visible(RunFilter wanted) {
        if (seesAllRuns()) {
            return Optional.of(wanted);
        }
        boolean ofOthers =
                wanted.startedBy().filter(name -> !name.equals(caller.name())).isPresent();
        return ofOthers || !seesOwnRuns() ? Optional.empty() : Optional.of(wanted.withStartedBy(caller.name()));
    }

    private boolean seesAllRuns() {
        return caller.hasRole(AgenteeRole.ADMIN) || caller.hasRole(AgenteeRole.AUDITOR);
    }

    /** Somebody whose roles were all taken away sees nothing any more, not even what was started before. */
    private boolean seesOwnRuns() {
        return maySeeAgents();
    }

    private static void require(boolean allowed, String detail) {
        if (!allowed) {
            throw new NotAllowedException(detail);
        }
    }

    private boolean isOwn(Run.Origin run) {
        return seesOwnRuns() && run.startedBy().equals(caller.name());
    }
}
