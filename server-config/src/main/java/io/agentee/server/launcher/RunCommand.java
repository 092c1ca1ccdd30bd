package io.agentee.server.launcher;

import io.agentee.server.process.LocalPorts;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.state.Part;
import io.agentee.server.state.PartKind;
import io.agentee.server.state.PartRecord;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Runs an agent, shows its progress, and prints its answer.")
final class RunCommand implements Runnable {

    private final SetUp setUp;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "AGENT", description = "Its name.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "INPUT", description = "What it is asked.")
    private String input = "";

    RunCommand(SetUp setUp, Terminal terminal) {
        this.setUp = setUp;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String answer = new RunWatch(RunsApi.of(api()), terminal::warn).run(agent, input);
        terminal.say(answer);
    }

    /** The first server with the API that lives; with none of the launcher's own, whoever listens on the ordinary port. */
    private Part api() {
        List<Part> started = setUp.state().all().stream()
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
}
