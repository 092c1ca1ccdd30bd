package io.agentee.server.install;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that Debian packages.
 *
 * @param commands what it is called on the {@code PATH}, best first; the first is also its name in the cache
 * @param packages what it consists of, apart from the libraries that it needs
 * @param executable where its executable file is below the root of the system
 * @param additions how its environment is prepared where it is unpacked instead of installed
 */
public record DebianProgram(List<String> commands, List<String> packages, Path executable, Additions additions) {

    /**
     * What an unpacked program needs besides its packages.
     *
     * @param variables of its environment, as a shell sees them; {@code $here} is the directory into which it is unpacked
     * @param files their content by their path below that directory
     */
    public record Additions(Map<String, String> variables, Map<Path, String> files) {

        /** For programs that need nothing more than their libraries. */
        public static final Additions NONE = new Additions(Map.of(), Map.of());

        /** Copies what it is given. */
        public Additions {
            variables = Map.copyOf(variables);
            files = Map.copyOf(files);
        }
    }

    /** Copies what it is given; there has to be a command and a package. */
    public DebianProgram {
        commands = List.copyOf(commands);
        packages = List.copyOf(packages);
        if (commands.isEmpty() || packages.isEmpty()) {
            throw new IllegalArgumentException("a program has a command and a package");
        }
    }

    /**
     * What the program is called.
     *
     * @return the first of its commands
     */
    public String name() {
        return commands.get(0);
    }
}
