package io.agentee.server.wildfly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line of a server. It starts Java itself, not WildFly's shell script, so that the process that was started is the
 * process that serves, and that gets the signals.
 */
record WildFlyCommandLine(WildFlySettings settings, Path base) {

    /** As WildFly's own start script passes them. */
    private static final List<String> MODULE_ACCESS = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    /** How long requests that are being answered may go on after SIGTERM, before the deployments are stopped. */
    private static final int SUSPEND_SECONDS = 5;

    List<String> arguments() {
        Path home = settings.installation().home();
        List<String> arguments = new ArrayList<>();
        arguments.add(settings.java().javaHome().resolve("bin/java").toString());
        arguments.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true", "-Djava.net.preferIPv4Stack=true"));
        arguments.addAll(MODULE_ACCESS);
        arguments.addAll(quietOptions());
        userOptions().forEach(arguments::add);
        arguments.addAll(settings.java().options());
        arguments.add(property("jboss.home.dir", home));
        arguments.add(property("jboss.server.base.dir", base));
        arguments.add(property(
                "logging.configuration",
                base.resolve("configuration/logging.properties").toUri()));
        arguments.add(property("jboss.node.name", settings.name()));
        arguments.add(property("jboss.tx.node.id", transactionNode()));
        arguments.add(property("jboss.http.port", settings.ports().http()));
        arguments.add(property("jboss.management.http.port", settings.ports().management()));
        arguments.add(property("org.wildfly.sigterm.suspend.timeout", SUSPEND_SECONDS));
        if (settings.java().jsonLog()) {
            arguments.add(property("server.log.text", "OFF"));
            arguments.add(property("server.log.json", "INFO"));
        }
        settings.systemProperties().forEach((name, value) -> arguments.add(property(name, value)));
        arguments.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
        arguments.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
        arguments.addAll(List.of("-c", settings.role().configuration()));
        return arguments;
    }

    /** Later JDKs warn, outside the log, of what WildFly's own libraries do. */
    private List<String> quietOptions() {
        return JavaRelease.of(settings.java().javaHome()).feature() < 24
                ? List.of()
                : List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    }

    /** Transaction recovery allows 23 bytes. */
    private String transactionNode() {
        return settings.name().substring(0, Math.min(23, settings.name().length()));
    }

    private static Stream<String> userOptions() {
        return Optional.ofNullable(System.getenv("JAVA_OPTS")).stream()
                .flatMap(options -> Stream.of(options.trim().split("\\s+")))
                .filter(option -> !option.isEmpty());
    }

    private static String property(String name, Object value) {
        return "-D" + name + "=" + value;
    }

    /**
     * MicroProfile Config reads the environment: what is meant for the launcher, or for a connection to another Temporal server,
     * must not configure this one.
     */
    static boolean hides(String variable) {
        boolean connection = variable.startsWith("TEMPORAL_") && !variable.startsWith("TEMPORAL_WORKER_");
        return connection || variable.startsWith("AGENTEE_TEMPORAL_");
    }
}
