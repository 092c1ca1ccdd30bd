package io.agentee.cdi;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** Every text that this module shows, with its id. Ids are never reused. */
@MessageLogger(projectCode = "AGTE", length = 5)
public interface CdiMessages extends BasicLogger {
    CdiMessages MESSAGES = Logger.getMessageLogger(MethodHandles.lookup(), CdiMessages.class, "io.agentee.cdi");

    @Message(id = 12000, value = "Agents, tools or models are not as they must be:%n%s")
    String badDeployment(String problems);

    @Message(id = 12001, value = "Unknown key %s: remove it or correct its name")
    String unknownKey(String key);

    @Message(id = 12002, value = "Unknown key %s: did you mean %s?")
    String misspeltKey(String key, String nearest);

    @Message(id = 12003, value = "%s: '%s' is not allowed, it must be %s")
    String badValue(String key, String value, String allowed);

    @Message(id = 12004, value = "%s: the value cannot be read: %s")
    String unreadableValue(String key, String reason);

    @Message(
            id = 12005,
            value = "%s: '%s' cannot name %s; a name is 1 to 64 lower-case letters, digits, '-' and '_', without"
                    + " quotes and dots")
    String illegalName(String key, String name, String kind);

    @Message(
            id = 12006,
            value = "The environment variable %s does not tell which name is meant: declare the agent or model by an"
                    + " annotation or by another key, outside of the environment, or set the property %s itself")
    String ambiguousVariable(String variable, String key);

    @Message(id = 12007, value = "%s: the value is not a JSON Schema of dialect 2020-12: %s")
    String badResponseSchema(String key, String reason);

    @Message(id = 12008, value = "%s is set without %s: set both or neither")
    String keyNeedsAnother(String key, String missing);

    @Message(id = 12010, value = "%s is missing: it says who serves the model '%s'")
    String missingProvider(String key, String model);

    @Message(id = 12011, value = "%s: there is no provider '%s'; there are: %s")
    String unknownProvider(String key, String provider, String known);

    @Message(id = 12012, value = "%s")
    String badModel(String problem);

    @Message(id = 12013, value = "Two model providers are named '%s': %s and %s")
    String duplicateProvider(String name, String first, String second);

    @Message(id = 12014, value = "Agent '%s': there is no model '%s'; configure %s, or name one of: %s")
    String unknownModel(String agent, String model, String key, String known);

    @Message(id = 12015, value = "A model provider cannot be loaded: %s")
    String unloadableProvider(String reason);

    @Message(id = 12020, value = "@Tool on %s: a tool must not be %s")
    String illegalMethod(String method, String modifier);

    @Message(id = 12021, value = "@Tool on %s: '%s' cannot name a tool; a name is 1 to 64 letters, digits, '_' and '-'")
    String illegalToolName(String method, String name);

    @Message(id = 12022, value = "@Tool on %s: parameter '%s': %s")
    String badParameter(String method, String parameter, String reason);

    @Message(
            id = 12023,
            value = "@Tool on %s: the names of its parameters are unknown; compile with -parameters, or give each a"
                    + " name by @P(name = …)")
    String unnamedParameters(String method);

    @Message(id = 12024, value = "@Tool on %s: two parameters are named '%s'")
    String duplicateParameter(String method, String name);

    @Message(
            id = 12025,
            value = "@Tool on %s: it returns a %s, but a tool must return its result when it is done; wait for it in"
                    + " the tool")
    String asynchronousResult(String method, String type);

    @Message(
            id = 12026,
            value =
                    "@Tool on %s: the bean cannot be called by this method; make it part of one of the bean's types: %s")
    String unreachableMethod(String method, String types);

    @Message(id = 12027, value = "%s has two tools named '%s'; give one of them another name by @Tool(name = …)")
    String duplicateToolOfBean(String bean, String tool);

    @Message(
            id = 12028,
            value = "@Tool on %s: its authorizer %s is no CDI bean; give it a scope such as @ApplicationScoped")
    String noAuthorizer(String method, String authorizer);

    @Message(id = 12029, value = "@RequiresApproval on %s: %s: '%s' is not allowed, it must be %s")
    String badApprovalTerm(String method, String member, String value, String allowed);

    @Message(id = 12030, value = "@Agent on %s: an agent is an interface")
    String notAnInterface(String type);

    @Message(
            id = 12031,
            value =
                    "@Agent on %s: '%s' cannot name an agent; a name is 1 to 64 lower-case letters, digits, '-' and '_'")
    String illegalAgentName(String type, String name);

    @Message(id = 12032, value = "Two interfaces declare the agent '%s': %s and %s")
    String duplicateAgent(String name, String first, String second);

    @Message(
            id = 12033,
            value = "@Agent on %s: method %s must have one String parameter and return String, Run, RunHandle or"
                    + " CompletionStage<Run>")
    String illegalAgentMethod(String type, String method);

    @Message(
            id = 12034,
            value = "@Agent on %s: %s is no CDI bean with @Tool methods; give it a scope such as"
                    + " @ApplicationScoped, or remove it from tools")
    String noToolClass(String type, String toolClass);

    @Message(
            id = 12035,
            value = "%s: '%s' is no reference to tools, it must be bean:{name}, bean:{Class}, or one of these with"
                    + " /{tool}; * stands for any characters")
    String illegalToolReference(String key, String reference);

    @Message(id = 12036, value = "%s: '%s' means no tool; there are: %s")
    String unknownTool(String key, String reference, String known);

    @Message(id = 12037, value = "Agent '%s' has two tools named '%s': of %s and of %s")
    String duplicateToolOfAgent(String agent, String tool, String first, String second);

    @Message(id = 12038, value = "Agent '%s': approval pattern '%s' means none of its tools: %s")
    String unknownApprovalTool(String agent, String pattern, String tools);

    @Message(id = 12039, value = "%s: agent '%s' has no tool '%s', it has: %s")
    String unknownToolOfTerms(String keys, String agent, String tool, String tools);

    @Message(
            id = 12040,
            value = "agentee.remote-workers is true, but the event transport 'local' reaches this process only; set"
                    + " agentee.events.transport to redis or temporal, on clients and workers alike")
    String transportReachesNoRemoteWorkers();

    @Message(id = 12041, value = "agentee.events.transport: there is no transport '%s'; there are: %s")
    String unknownTransport(String transport, String known);

    @Message(
            id = 12042,
            value = "agentee.events.transport: this deployment cannot use the transport 'redis'; add the library"
                    + " agentee-redis to it")
    String redisNotDeployed();

    @Message(id = 12043, value = "%s")
    String badTransport(String problem);

    @Message(id = 12044, value = "Two event transports are named '%s': %s and %s")
    String duplicateTransport(String name, String first, String second);

    @Message(id = 12045, value = "An event transport cannot be loaded: %s")
    String unloadableTransport(String reason);

    @Message(
            id = 12046,
            value =
                    "agentee.console.oidc: issuer and client-id go together; set both, or neither to have no sign-in by OpenID Connect")
    String halfAnOpenIdClient();

    @Message(
            id = 12050,
            value = "No tool call is under way on this thread; on threads of its own, a tool can use the"
                    + " ToolCallContext that it has as a parameter")
    String noToolCall();

    @Message(id = 12051, value = "The tool '%s' was not called: the caller '%s' may not use it")
    String toolDenied(String tool, String caller);

    @Message(id = 12052, value = "The run %s of agent '%s' has no answer, it is %s: %s")
    String noAnswer(String run, String agent, String status, String reason);

    @Message(id = 12053, value = "The waiting thread was interrupted; the run %s goes on")
    String waitInterrupted(String run);

    @Message(id = 12054, value = "Agents, tools and models can be used once the deployment is validated, not before")
    String notDeployed();

    @Message(
            id = 12055,
            value =
                    "This worker knows no webhook of agent '%1$s': set agentee.agents.%1$s.approval.webhook.* on every worker")
    String noWebhook(String agent);

    @Message(id = 12056, value = "The webhook of agent '%s' answered %d")
    String webhookRefused(String agent, int status);

    @Message(id = 12057, value = "The webhook of agent '%s' did not answer: %s")
    String webhookUnreachable(String agent, String reason);

    @Message(
            id = 12060,
            value =
                    "Agent '%s': approvals of %s are escalated after %s, but expire after %s; escalate earlier, by %s, or"
                            + " give more time")
    String escalationTooLate(String agent, String what, Duration after, Duration timeout, String key);

    @Message(
            id = 12061,
            value = "%s: there is no policy '%s', a CDI bean with @Named that implements ToolCallPolicy; there are: %s")
    String unknownPolicy(String key, String policy, String known);

    @Message(id = 12062, value = "Two policies are named '%s': %s and %s")
    String duplicatePolicy(String name, String first, String second);

    @Message(
            id = 12063,
            value = "%s: the secret must have at least %d characters, or be whsec_ and the Base64 of at least as many"
                    + " bytes")
    String badWebhookSecret(String key, int least);

    @Message(id = 12070, value = "%s: there is no agent '%s'; there are: %s")
    String unknownSubAgent(String place, String agent, String known);

    @Message(
            id = 12071,
            value =
                    "%1$s: '%2$s' is too long a name for a sub-agent: subagent_%2$s would name its tool, and a tool's name"
                            + " has at most 64 characters")
    String subAgentNameTooLong(String place, String agent);

    @Message(
            id = 12072,
            value = "Agents would hand a task round in a circle: %s; take one of them out of the sub-agents of the one"
                    + " before it")
    String subAgentsInACircle(String chain);

    @Message(
            id = 12073,
            value = "Agent '%s': its sub-agents are %d deep, but may be %d deep: %s; shorten the chain, or raise %s")
    String subAgentsTooDeep(String agent, int depth, int most, String chain, String key);

    @Message(id = 12074, value = "%s: '%s' is no reference to tools: sub-agents are named by %s")
    String agentAmongTools(String key, String reference, String subAgentsKey);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 12100, value = "The environment variable %s means no key of Agentee and is ignored")
    void unknownVariable(String variable);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 12101, value = "Agents: %s; tools: %d; models: %s")
    void deployed(String agents, int tools, String models);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 12102, value = "This deployment runs no worker: agentee.worker.enabled is false")
    void noWorker();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 12103, value = "Worker polls the task queues %s")
    void workerStarted(String taskQueues);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 12104, value = "The model '%s' could not be closed")
    void modelNotClosed(String model, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 12105,
            value = "The policy '%s' judges no call: no agent names it in agentee.agents.{a}.approval.policies")
    void idlePolicy(String policy);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 12106, value = "The policy %s judges no call: no agent can name it, it needs @Named")
    void namelessPolicy(String policy);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 12107,
            value = "What happens to approvals cannot be seen, and observers are told later. It is tried again until it"
                    + " can: %s")
    void watchFails(@Nullable String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 12108, value = "What happens to approvals can be seen again")
    void watchGoesOn();

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 12109, value = "An observer of approvals failed; it is not told again")
    void observerFailed(@Cause Throwable cause);
}
