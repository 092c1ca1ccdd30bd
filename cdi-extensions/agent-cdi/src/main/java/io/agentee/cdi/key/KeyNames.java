package io.agentee.cdi.key;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.cdi.Problems;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Which agents, models and tools the keys of {@code agentee.*} speak of, and which keys mean nothing.
 *
 * <p>Environment variables need care: MicroProfile Config finds the variable for a key that is asked for, but the key
 * cannot be told from the variable, since {@code _} stands for {@code .}, {@code -} and {@code _}. Implementations list
 * variables under made-up dotted names as well, which are no misspelt keys.
 */
public final class KeyNames {

    private static final String VARIABLES = "AGENTEE_";
    private static final String DEMO_VARIABLES = "AGENTEE_DEMO_";

    private final Set<AgentName> agents;
    private final Set<String> models = new TreeSet<>();
    private final Map<AgentName, Set<String>> tools = new LinkedHashMap<>();
    private final Set<String> declaredTools;
    private final Problems problems;

    private KeyNames(Declared declared, Problems problems) {
        this.agents = new TreeSet<>(Comparator.comparing(AgentName::value));
        this.agents.addAll(declared.agents());
        this.declaredTools = declared.tools();
        this.problems = problems;
    }

    public static KeyNames read(Config config, Map<String, String> environment, Declared declared, Problems problems) {
        KeyNames names = new KeyNames(declared, problems);
        Set<String> keys = new TreeSet<>();
        config.getPropertyNames().forEach(keys::add);
        keys.stream()
                .filter(key -> key.startsWith(AgenteeKey.FAMILY) && !key.startsWith(AgenteeKey.DEMO))
                .forEach(key -> names.key(key, environment.containsKey(KeyTemplate.variable(key))));
        new TreeSet<>(environment.keySet())
                .stream()
                        .filter(variable -> variable.startsWith(VARIABLES) && !variable.startsWith(DEMO_VARIABLES))
                        .forEach(names::variable);
        return names;
    }

    public Set<AgentName> agents() {
        return agents;
    }

    public Set<String> models() {
        return models;
    }

    /** The tools that keys of this agent speak of, whether it has them or not. */
    public Set<String> tools(AgentName agent) {
        return tools.getOrDefault(agent, Set.of());
    }

    /** A key that a variable stands for may be made up of it: it can tell names, but is no ground for complaint. */
    private void key(String listed, boolean inEnvironment) {
        String key = listed.replaceFirst("\\[\\d+]$", "");
        Optional<NamedKey> known =
                NamedKey.of(template -> template.namesIn(key)).findFirst();
        if (known.isPresent()) {
            if (!inEnvironment || legal(known.get())) {
                add(known.get(), key);
            }
        } else if (!inEnvironment) {
            String nearest = NearestKey.of(key);
            problems.add(nearest.isEmpty() ? MESSAGES.unknownKey(key) : MESSAGES.misspeltKey(key, nearest));
        }
    }

    private static boolean legal(NamedKey found) {
        return found.name().stream().allMatch(AgentName::isLegal)
                && found.tool().stream().allMatch(ToolSpecification::isLegalName);
    }

    private void add(NamedKey found, String origin) {
        found.name().ifPresent(name -> {
            boolean aboutAgent = found.key().aboutAgent();
            if (!AgentName.isLegal(name)) {
                problems.add(MESSAGES.illegalName(origin, name, aboutAgent ? "an agent" : "a model"));
            } else if (aboutAgent) {
                AgentName agent = new AgentName(name);
                agents.add(agent);
                found.tool().ifPresent(tool -> tools.computeIfAbsent(agent, any -> new TreeSet<>())
                        .add(tool));
            } else {
                models.add(name);
            }
        });
    }

    private void variable(String variable) {
        List<NamedKey> readings =
                NamedKey.of(template -> template.namesInVariable(variable)).toList();
        Optional<NamedKey> reading = readings.stream()
                .filter(this::known)
                .findFirst()
                .or(() -> readings.stream().findFirst());
        if (reading.isEmpty()) {
            MESSAGES.unknownVariable(variable);
            return;
        }
        resolved(reading.get())
                .ifPresentOrElse(
                        named -> add(named, variable),
                        () -> problems.add(MESSAGES.ambiguousVariable(
                                variable, reading.get().key().template())));
    }

    /** Whether all that a variable speaks of is known otherwise. */
    private boolean known(NamedKey reading) {
        return reading.name().stream().allMatch(word -> VariableWord.known(word, namesFor(reading.key()))
                        .isPresent())
                && reading.tool().stream()
                        .allMatch(word -> VariableWord.known(word, toolNames()).isPresent());
    }

    /** The same with the names that its words stand for; absent if one of them cannot be told. */
    private Optional<NamedKey> resolved(NamedKey reading) {
        List<String> names = Stream.concat(
                        reading.name().stream()
                                .flatMap(word -> VariableWord.name(word, namesFor(reading.key())).stream()),
                        reading.tool().stream().flatMap(word -> VariableWord.name(word, toolNames()).stream()))
                .toList();
        return names.size() == reading.names().size()
                ? Optional.of(new NamedKey(reading.key(), names))
                : Optional.empty();
    }

    /** The tools that a variable can speak of: those that code declares, and those by which agents are handed tasks. */
    private Set<String> toolNames() {
        Set<String> names = new TreeSet<>(declaredTools);
        agents.stream()
                .filter(SubAgent::isPossible)
                .forEach(agent -> names.add(SubAgent.tool(agent, "").name()));
        return names;
    }

    private Set<String> namesFor(AgenteeKey key) {
        Set<String> names = new TreeSet<>();
        agents.forEach(agent -> names.add(agent.value()));
        return key.aboutAgent() ? names : models;
    }
}
