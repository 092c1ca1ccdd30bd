package io.agentee.server.launcher;

import io.agentee.server.approvals.ApprovalsApi;
import io.agentee.server.process.LocalPorts;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.runs.RunsApi;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import io.agentee.server.state.StateDirectory;
import io.agentee.server.users.DevelopmentUser;
import io.agentee.server.users.DevelopmentUsers;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The server whose HTTP API is called. */
final class ApiServer {

    private ApiServer() {}

    static RunsApi of(StateDirectory state, String user) {
        return of(part(state), state.users(), user);
    }

    static RunsApi of(Part part, DevelopmentUsers users, String user) {
        return new RunsApi(origin(part), caller(users, user));
    }

    static ApprovalsApi approvals(StateDirectory state, String user) {
        return new ApprovalsApi(origin(part(state)), caller(state.users(), user));
    }

    /** The first server with the API that lives; with none of the launcher's own, whoever listens on the ordinary port. */
    private static Part part(StateDirectory state) {
        List<Part> started = state.all().stream()
                .filter(record -> record.part().kind().servesApi())
                .filter(record -> record.process().find().isPresent())
                .map(PartRecord::part)
                .toList();
        Part ordinary = new Part(PartKind.CLIENT, 1, 0);
        if (started.isEmpty() && !LocalPorts.accepts(ordinary.port())) {
            throw new ServerFailure("No client server runs: ./agentee up starts one");
        }
        return started.isEmpty() ? ordinary : started.get(0);
    }

    private static URI origin(Part part) {
        return URI.create("http://127.0.0.1:" + part.port());
    }

    /** Nobody in particular, when the server is not the launcher's and so has no users of its own. */
    private static Optional<DevelopmentUser> caller(DevelopmentUsers users, String name) {
        List<DevelopmentUser> all = users.all();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerFailure("There is no user " + name + ". Users: "
                        + all.stream().map(DevelopmentUser::name).toList())));
    }
}
