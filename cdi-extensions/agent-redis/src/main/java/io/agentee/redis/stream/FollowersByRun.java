package io.agentee.redis.stream;

import static java.util.Comparator.naturalOrder;

import io.agentee.api.run.RunId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The followers of each run that has any. Used on the loop. */
final class FollowersByRun {

    private final Map<RunId, Set<Follower>> followers = new LinkedHashMap<>();

    void add(Follower follower) {
        followers
                .computeIfAbsent(follower.runId(), runId -> new LinkedHashSet<>())
                .add(follower);
    }

    void remove(Follower follower) {
        Set<Follower> ofRun = followers.get(follower.runId());
        if (ofRun != null && ofRun.remove(follower) && ofRun.isEmpty()) {
            followers.remove(follower.runId());
        }
    }

    void clear() {
        followers.clear();
    }

    /** How many runs are followed. */
    int runs() {
        return followers.size();
    }

    List<Follower> all() {
        return followers.values().stream().flatMap(Set::stream).toList();
    }

    List<Follower> of(RunId runId) {
        return List.copyOf(followers.getOrDefault(runId, Set.of()));
    }

    /** Of each run the position of the one who is least far. */
    Map<RunId, EntryId> positions() {
        Map<RunId, EntryId> positions = new LinkedHashMap<>();
        followers.forEach((runId, ofRun) -> positions.put(
                runId,
                ofRun.stream().map(Follower::position).min(naturalOrder()).orElseThrow()));
        return positions;
    }
}
