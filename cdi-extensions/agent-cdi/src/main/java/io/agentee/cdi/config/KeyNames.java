package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.agent.AgentName;
import io.agentee.cdi.Problems;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/**
 * Which agents and models the keys of {@code agentee.*} speak of, and which keys mean nothing.
 *
 * <p>Environment variables need care: MicroProfile Config finds the variable for a key that is asked for, but the key
 * cannot be told from the variable, since {@code _} stands for {@code .}, {@code -} and {@code _}. Implementations list
 * variables under made-up dotted names as well, which are no misspelt keys.
 */
final class KeyNames {

    private static final String VARIABLES = "AGENTEE_";
    private static final String DEMO_VARIABLES = "AGENTEE_DEMO_";

    private final Set<AgentName> agents;
    private final Set<String> models = new TreeSet<>();
    private final Problems problems;

    private KeyNames(Set<AgentName> annotated, Problems problems) {
        this.agents = new TreeSet<>(Comparator.comparing(AgentName::value));
        this.agents.addAll(annotated);
        this.problems = problems;
    }

    static KeyNames read(Config config, Map<String, String> environment, Set<AgentName> annotated, Problems problems) {
        KeyNames names = new KeyNames(annotated, problems);
        Set<String> keys = new TreeSet<>();
        config.getPropertyNames().forEach(keys::add);
        keys.stream()
                .filter(key -> key.startsWith(AgenteeKey.FAMILY) && !key.startsWith(AgenteeKey.DEMO))
                .forEach(key -> names.key(key, environment.containsKey(AgenteeKey.environmentVariable(key))));
        new TreeSet<>(environment.keySet())
                .stream()
                        .filter(variable -> variable.startsWith(VARIABLES) && !variable.startsWith(DEMO_VARIABLES))
                        .forEach(names::variable);
        return names;
    }

    Set<AgentName> agents() {
        return agents;
    }

    Set<String> models() {
        return models;
    }

    /** A key that a variable stands for may be made up of it: it can tell a name, but is no ground for complaint. */
    private void key(String listed, boolean inEnvironment) {
        String key = listed.replaceFirst("\\[\\d+]$", "");
        Optional<AgenteeKey> known = AgenteeKey.all().stream()
                .filter(candidate -> matches(candidate, key))
                .max(Comparator.comparing(candidate -> candidate.template().length()));
        if (known.isPresent() && known.get().named()) {
            String name = key.substring(
                    known.get().beforeName().length(),
                    key.length() - known.get().afterName().length());
            if (!inEnvironment || AgentName.isLegal(name)) {
                name(known.get(), key, name);
            }
        } else if (known.isEmpty() && !inEnvironment) {
            String nearest = NearestKey.of(key);
            problems.add(nearest.isEmpty() ? MESSAGES.unknownKey(key) : MESSAGES.misspeltKey(key, nearest));
        }
    }

    private static boolean matches(AgenteeKey candidate, String key) {
        if (!candidate.named()) {
            return candidate.template().equals(key);
        }
        return key.length()
                        > candidate.beforeName().length()
                                + candidate.afterName().length()
                && key.startsWith(candidate.beforeName())
                && key.endsWith(candidate.afterName());
    }

    private void name(AgenteeKey key, String origin, String name) {
        if (!AgentName.isLegal(name)) {
            problems.add(MESSAGES.illegalName(origin, name, key.aboutAgent() ? "an agent" : "a model"));
        } else if (key.aboutAgent()) {
            agents.add(new AgentName(name));
        } else {
            models.add(name);
        }
    }

    private void variable(String variable) {
        if (knownVariable(variable)) {
            return;
        }
        Optional<AgenteeKey> template = AgenteeKey.all().stream()
                .filter(AgenteeKey::named)
                .filter(key -> variable.matches(variablePattern(key)))
                .max(Comparator.comparing(key -> key.template().length()));
        if (template.isEmpty()) {
            MESSAGES.unknownVariable(variable);
            return;
        }
        String name =
                variable.replaceFirst(variablePattern(template.get()), "$1").toLowerCase(Locale.ROOT);
        if (name.contains("_")) {
            problems.add(MESSAGES.ambiguousVariable(variable, template.get().template()));
        } else {
            name(template.get(), variable, name);
        }
    }

    private boolean knownVariable(String variable) {
        return AgenteeKey.all().stream().anyMatch(key -> {
            if (!key.named()) {
                return isVariableOf(key.template(), variable);
            }
            return key.aboutAgent()
                    ? agents.stream().anyMatch(agent -> isVariableOf(key.of(agent.value()), variable))
                    : models.stream().anyMatch(model -> isVariableOf(key.of(model), variable));
        });
    }

    private static boolean isVariableOf(String key, String variable) {
        return AgenteeKey.environmentVariable(key).equals(variable);
    }

    private static String variablePattern(AgenteeKey key) {
        return AgenteeKey.environmentVariable(key.beforeName()) + "([A-Z0-9_]+)"
                + AgenteeKey.environmentVariable(key.afterName());
    }
}
