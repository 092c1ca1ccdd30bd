package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
import io.agentee.api.model.ModelSettings;
import io.agentee.api.transport.EventSettings;
import io.agentee.cdi.Problems;
import io.agentee.cdi.event.EventTransports;
import io.agentee.cdi.key.AgenteeKey;
import io.agentee.cdi.key.Declared;
import io.agentee.cdi.key.KeyNames;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Reads {@code agentee.*}, all of it, and notes every problem. */
public final class SettingsReader {

    /** Each look costs Temporal a search. */
    private static final Syntax<Duration> WATCH_INTERVAL = Syntax.durationOfAtLeast(Duration.ofMillis(500));

    private final Config config;
    private final Map<String, String> environment;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param config where to read
     * @param environment the environment variables
     * @param problems where to note what is wrong
     */
    public SettingsReader(Config config, Map<String, String> environment, Problems problems) {
        this.config = config;
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * Reads the settings; what is bad is replaced by its default.
     *
     * @param declared the agents and tools that code declares
     */
    public AgenteeSettings read(Declared declared) {
        KeyNames names = KeyNames.read(config, environment, declared, problems);
        ConfigValues values = new ConfigValues(config, problems);
        TaskQueues taskQueues = new TaskQueues(values);
        boolean workerEnabled = values.value(AgenteeKey.WORKER_ENABLED, "", Syntax.flag());
        int maxInputBytes = values.value(AgenteeKey.MAX_INPUT_BYTES, "", Syntax.integer(1, ConfigValues.ONE_MEBIBYTE));
        ApprovalSettingsReader approvals = new ApprovalSettingsReader(values, workerEnabled, problems);
        Map<AgentName, AgentSettings> agents =
                agents(names, new AgentSettingsReader(values, taskQueues, approvals, problems));
        return new AgenteeSettings(
                workerEnabled,
                maxInputBytes,
                values.value(AgenteeKey.APPROVALS_WATCH_INTERVAL, "", WATCH_INTERVAL),
                events(values),
                new SignInSettingsReader(values, problems).read(),
                models(names, new ModelSettingsReader(values)),
                agents);
    }

    private EventSettings events(ConfigValues values) {
        EventSettings events = new EventSettingsReader(values).read();
        boolean remoteWorkers = values.value(AgenteeKey.REMOTE_WORKERS, "", Syntax.flag());
        if (remoteWorkers && events.transport().equals(EventTransports.LOCAL)) {
            problems.add(MESSAGES.transportReachesNoRemoteWorkers());
        }
        return events;
    }

    private static Map<AgentName, AgentSettings> agents(KeyNames names, AgentSettingsReader reader) {
        reader.checkDefaults();
        Map<AgentName, AgentSettings> agents = new LinkedHashMap<>();
        names.agents().forEach(name -> agents.put(name, reader.read(name, names.tools(name))));
        return agents;
    }

    private Map<String, ModelSettings> models(KeyNames names, ModelSettingsReader reader) {
        Map<String, ModelSettings> models = new LinkedHashMap<>();
        for (String name : names.models()) {
            ModelSettings model = reader.read(name);
            if (model.provider().isEmpty()) {
                problems.add(MESSAGES.missingProvider(model.key("provider"), name));
            } else {
                models.put(name, model);
            }
        }
        return models;
    }
}
