package io.agentee.e2e.servers;

import io.agentee.server.process.LocalServer;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.redis.RedisInstallation;
import io.agentee.server.redis.RedisServer;
import io.agentee.server.redis.RedisSettings;
import io.agentee.server.temporal.TemporalInstallation;
import io.agentee.server.temporal.TemporalServer;
import io.agentee.server.temporal.TemporalSettings;
import io.agentee.server.users.UsersFile;
import io.agentee.server.wildfly.ServerRole;
import io.agentee.server.wildfly.WildFlyServer;
import io.agentee.server.wildfly.WildFlySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The servers of the suite: a Temporal server on disk, Redis, a client server and a worker server, on free ports. Tests may stop
 * and kill them; before the next test they run again.
 */
public final class Landscape implements AutoCloseable {

    private final Path directory;
    private final LedgerFile ledger;
    private final Path usersFile;
    private final Path issuerKey;
    private final WebhookReceiver webhooks = new WebhookReceiver();
    private final TemporalServer temporal;
    private final RedisServer redis;
    private final TemporalView temporalView;
    private final WildFlyServer client;
    private final WildFlyServer worker;
    private final HttpApi api;
    private final List<LocalServer> servers = Collections.synchronizedList(new ArrayList<>());

    Landscape(Path directory) {
        this.directory = directory;
        this.ledger = new LedgerFile(directory.resolve("ledger.txt"));
        this.usersFile = directory.resolve("users.properties");
        UsersFile.write(usersFile, TestUsers.ALL);
        this.issuerKey = TestIssuer.TRUSTED.writeKey(directory.resolve("issuer.pem"));
        this.temporal = watched(new TemporalServer(TemporalSettings.forTests(
                TemporalInstallation.ordinary(System.out::println).obtain(), directory.resolve("temporal"))));
        this.redis = watched(new RedisServer(RedisSettings.forTests(
                RedisInstallation.ordinary(System.out::println).obtain(), directory.resolve("redis"))));
        this.temporalView = new TemporalView(temporal.address());
        this.client = watched(new WildFlyServer(clientSettings("client")));
        this.worker = watched(new WildFlyServer(workerSettings("worker")));
        this.api = new HttpApi(client);
    }

    /** Starts what does not run, the servers of the applications at the same time, and waits until each can be used. */
    public void heal() {
        redis.start();
        temporal.start();
        client.launch();
        worker.launch();
        awaitReady(client);
        awaitReady(worker);
    }

    /** One test's failure to bring a server up is not to be that of all tests after it. */
    private static void awaitReady(LocalServer server) {
        try {
            server.awaitReady();
        } catch (ServerFailure broken) {
            server.restart();
        }
    }

    /** A further client server; the caller starts and closes it. */
    public WildFlyServer furtherClient(String name) {
        return watched(new WildFlyServer(clientSettings(name)));
    }

    /** A further client server on which people sign in at an OpenID Connect provider; the caller starts and closes it. */
    public WildFlyServer clientWithProvider(String name, Map<String, String> provider) {
        return watched(new WildFlyServer(with(provider, clientSettings(name))));
    }

    /** A further worker server; the caller starts and closes it. */
    public WildFlyServer furtherWorker(String name) {
        return watched(new WildFlyServer(workerSettings(name)));
    }

    /** A further worker server that keeps this many workflows in memory at most; the caller starts and closes it. */
    public WildFlyServer workerWithCacheOf(String name, int workflows) {
        return watched(new WildFlyServer(workerSettings(name)
                .withSystemProperty("temporal.worker.workflow-cache-size", Integer.toString(workflows))));
    }

    /** One server with the EAR; the caller starts and closes it. Other queues, so that the shared worker takes none of its runs. */
    public WildFlyServer single(String name) {
        return watched(new WildFlyServer(withQueuesOf(name, settings(name, ServerRole.SINGLE, "agentee.ear"))));
    }

    /** A client server whose live events go through Temporal; the caller starts and closes it. */
    public WildFlyServer clientWithoutRedis(String queue) {
        return withoutRedis(queue, clientSettings(queue + "-client"));
    }

    /** The worker server for {@link #clientWithoutRedis}. */
    public WildFlyServer workerWithoutRedis(String queue) {
        return withoutRedis(queue, workerSettings(queue + "-worker"));
    }

    private WildFlyServer withoutRedis(String queue, WildFlySettings settings) {
        return watched(new WildFlyServer(
                withQueuesOf(queue, settings).withSystemProperty("agentee.events.transport", "temporal")));
    }

    private static WildFlySettings withQueuesOf(String name, WildFlySettings settings) {
        return settings.withSystemProperty("agentee.task-queue", name)
                .withSystemProperty("agentee.agents.researcher.task-queue", name + "-research");
    }

    private WildFlySettings clientSettings(String name) {
        return with(TestConfiguration.CLIENT_ONLY, distributed(settings(name, ServerRole.CLIENT, "client.war")));
    }

    private static WildFlySettings with(Map<String, String> properties, WildFlySettings settings) {
        WildFlySettings all = settings;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            all = all.withSystemProperty(property.getKey(), property.getValue());
        }
        return all;
    }

    private WildFlySettings workerSettings(String name) {
        return distributed(settings(name, ServerRole.WORKER, "worker.war"));
    }

    private static WildFlySettings distributed(WildFlySettings settings) {
        return settings.withSystemProperty("agentee.remote-workers", "true")
                .withSystemProperty("agentee.events.transport", "redis");
    }

    private WildFlySettings settings(String name, ServerRole role, String archive) {
        WildFlySettings settings = WildFlySettings.forTests(name, role, directory.resolve(name))
                .withDeployments(Path.of(System.getProperty("agentee.deployments"), archive))
                .withSystemProperty("temporal.address", temporal.address())
                .withSystemProperty("agentee.security.users-file", usersFile.toString())
                .withSystemProperty(
                        "mp.jwt.verify.publickey.location", issuerKey.toUri().toString())
                .withSystemProperty("mp.jwt.verify.issuer", TestIssuer.NAME)
                .withSystemProperty("agentee.redis.address", redis.address())
                .withSystemProperty("agentee.agents.notifying.approval.webhook.url", webhooks.url())
                .withSystemProperty("agentee.agents.notifying.approval.webhook.secret", WebhookReceiver.SECRET)
                .withSystemProperty("agentee.demo.ledger-file", ledger.path().toString());
        return with(TestConfiguration.APPROVALS, with(TestConfiguration.COMMON, settings));
    }

    private <S extends LocalServer> S watched(S server) {
        servers.add(server);
        return server;
    }

    /** All servers that the suite ever made. */
    List<LocalServer> servers() {
        return List.copyOf(servers);
    }

    public TemporalServer temporal() {
        return temporal;
    }

    public RedisServer redis() {
        return redis;
    }

    public TemporalView temporalView() {
        return temporalView;
    }

    public WildFlyServer client() {
        return client;
    }

    public WildFlyServer worker() {
        return worker;
    }

    /** The API of the shared client server. */
    public HttpApi api() {
        return api;
    }

    /** The API of another client server. */
    public HttpApi api(WildFlyServer server) {
        return new HttpApi(server);
    }

    public LedgerFile ledger() {
        return ledger;
    }

    public WebhookReceiver webhooks() {
        return webhooks;
    }

    @Override
    public void close() {
        temporalView.close();
        // Temporal last: a worker that stops hands its calls over.
        List<LocalServer> reversed = new ArrayList<>(servers);
        Collections.reverse(reversed);
        reversed.forEach(LocalServer::close);
        webhooks.close();
    }
}
