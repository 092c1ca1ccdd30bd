package io.agentee.server.wildfly;

import io.agentee.server.process.Lifetime;
import io.agentee.server.process.LocalPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one WildFly server runs. Its ports are on the loopback interface.
 *
 * @param name what messages call it
 * @param role which configuration it runs
 * @param installation what it runs from
 * @param directory its own: base directory and log
 * @param ports where it listens
 * @param deployments archives that it deploys while it boots
 * @param systemProperties configuration of the deployments
 * @param java the Java process
 */
public record WildFlySettings(
        String name,
        ServerRole role,
        WildFlyInstallation installation,
        Path directory,
        Ports ports,
        List<Path> deployments,
        Map<String, String> systemProperties,
        JavaProcess java) {

    /** Copies the collections. */
    public WildFlySettings {
        directory = directory.toAbsolutePath();
        deployments = List.copyOf(deployments);
        systemProperties = new LinkedHashMap<>(systemProperties);
    }

    /**
     * Where a server listens.
     *
     * @param http the deployments and health
     * @param management the management interface
     */
    public record Ports(int http, int management) {

        /**
         * Picks free ports.
         *
         * @return ports that nobody listens on right now
         */
        public static Ports free() {
            return new Ports(LocalPorts.free(), LocalPorts.free());
        }
    }

    /**
     * The Java process of a server.
     *
     * @param javaHome the JDK
     * @param options further options of the virtual machine
     * @param jsonLog whether the log is one JSON object per line
     * @param lifetime how long the process lives
     * @param stopTimeout how long it may take to stop before it is killed
     */
    public record JavaProcess(
            Path javaHome, List<String> options, boolean jsonLog, Lifetime lifetime, Duration stopTimeout) {

        /** Copies the options. */
        public JavaProcess {
            options = List.copyOf(options);
        }

        /**
         * The JDK that runs this code.
         *
         * @param lifetime how long the process lives
         * @return a process with a text log and a minute to stop
         */
        public static JavaProcess ofThisJava(Lifetime lifetime) {
            return new JavaProcess(
                    Path.of(System.getProperty("java.home")), List.of(), false, lifetime, Duration.ofMinutes(1));
        }
    }

    /**
     * Settings for tests: free ports, the installation of the checkout, the JDK of the test, and an end with it.
     *
     * @param name what messages call it
     * @param role which configuration it runs
     * @param directory its own directory
     * @return the settings, without deployments
     */
    public static WildFlySettings forTests(String name, ServerRole role, Path directory) {
        return new WildFlySettings(
                name,
                role,
                WildFlyInstallation.ofCheckout(),
                directory,
                Ports.free(),
                List.of(),
                Map.of(),
                JavaProcess.ofThisJava(Lifetime.WITH_STARTER));
    }

    /**
     * Sets what is deployed.
     *
     * @param archives WAR or EAR files
     * @return settings with them alone
     */
    public WildFlySettings withDeployments(Path... archives) {
        return new WildFlySettings(
                name, role, installation, directory, ports, List.of(archives), systemProperties, java);
    }

    /**
     * Sets one system property.
     *
     * @param key its name
     * @param value its value
     * @return settings with it
     */
    public WildFlySettings withSystemProperty(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(systemProperties);
        all.put(key, value);
        return new WildFlySettings(name, role, installation, directory, ports, deployments, all, java);
    }

    /**
     * Sets the Java process.
     *
     * @param replacement the Java process
     * @return settings with it
     */
    public WildFlySettings withJava(JavaProcess replacement) {
        return new WildFlySettings(
                name, role, installation, directory, ports, deployments, systemProperties, replacement);
    }
}
