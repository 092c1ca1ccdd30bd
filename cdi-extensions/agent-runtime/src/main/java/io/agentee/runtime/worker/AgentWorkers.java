package io.agentee.runtime.worker;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.runtime.activity.AgentActivitiesImpl;
import io.agentee.runtime.activity.CallSite;
import io.agentee.runtime.activity.CallsUnderWay;
import io.agentee.runtime.activity.Heartbeats;
import io.agentee.runtime.activity.NoticeActivitiesImpl;
import io.agentee.runtime.activity.TranscriptReader;
import io.agentee.runtime.decision.ApprovalNoticeWorkflowImpl;
import io.agentee.runtime.grant.AgentGrantWorkflowImpl;
import io.agentee.runtime.grant.GrantLookup;
import io.agentee.runtime.loop.AgentRunWorkflowImpl;
import io.agentee.runtime.transcript.TranscriptCache;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunInput;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One Temporal worker for each task queue of the agents. */
public final class AgentWorkers {

    private static final long TRANSCRIPT_CACHE_BYTES = 128L * 1024 * 1024;

    private final List<String> taskQueues;
    private final CallsUnderWay calls;
    private final Heartbeats heartbeats;

    private AgentWorkers(List<String> taskQueues, CallsUnderWay calls, Heartbeats heartbeats) {
        this.taskQueues = taskQueues;
        this.calls = calls;
        this.heartbeats = heartbeats;
    }

    /** As {@link #register(WorkerFactory, WorkerOptions, WorkerParts, long)}, with 128 MiB of transcripts in memory. */
    public static AgentWorkers register(WorkerFactory factory, WorkerOptions options, WorkerParts parts) {
        return register(factory, options, parts, TRANSCRIPT_CACHE_BYTES);
    }

    /**
     * Registers the workers with a factory that has not been started. Who made the factory starts it, and stops it
     * together with {@link #stop}.
     *
     * @param factory made with the data converter of {@link io.agentee.runtime.json.AgentJson}
     * @param options of each worker. A model call that waits takes an activity slot, though no thread: there should be
     *     some thousand of them
     * @param parts what the workers are made of
     * @param transcriptCacheBytes bytes of transcripts that are kept in memory; 0 keeps none, and every call asks its run
     */
    public static AgentWorkers register(
            WorkerFactory factory, WorkerOptions options, WorkerParts parts, long transcriptCacheBytes) {
        TranscriptCache transcripts = new TranscriptCache(transcriptCacheBytes);
        CallsUnderWay calls = new CallsUnderWay();
        CallSite site = new CallSite(
                parts.tools(),
                parts.models(),
                parts.policies(),
                new GrantLookup(factory.getWorkflowClient()),
                parts.events(),
                new TranscriptReader(transcripts, factory.getWorkflowClient()),
                parts.executor(),
                calls);
        AgentActivitiesImpl activities = new AgentActivitiesImpl(site);
        NoticeActivitiesImpl notices = new NoticeActivitiesImpl(parts.webhook());
        List<String> taskQueues = taskQueues(parts);
        for (String taskQueue : taskQueues) {
            Worker worker = factory.newWorker(taskQueue, options);
            registerWorkflow(worker, transcripts);
            worker.registerActivitiesImplementations(activities, notices);
        }
        return new AgentWorkers(
                taskQueues, calls, new Heartbeats(calls, factory.getWorkflowClient(), parts.scheduler()));
    }

    /** Registers the run's workflow, and those that runs begin, as replaying needs them. */
    public static void registerWorkflow(Worker worker, TranscriptCache transcripts) {
        worker.registerWorkflowImplementationTypes(AgentGrantWorkflowImpl.class, ApprovalNoticeWorkflowImpl.class);
        worker.registerWorkflowImplementationFactory(
                AgentRunWorkflow.class,
                arguments -> new AgentRunWorkflowImpl(arguments.get(0, RunInput.class), transcripts),
                WorkflowImplementationOptions.getDefaultInstance());
    }

    /** The task queues that are polled, sorted. */
    public List<String> taskQueues() {
        return taskQueues;
    }

    /** How many calls of models and tools are under way. */
    public int callsUnderWay() {
        return calls.count();
    }

    /**
     * Stops making calls. Call it after {@link WorkerFactory#shutdown()}, which stops the polling, and before
     * {@link WorkerFactory#awaitTermination}, which waits for the calls. Calls under way get the grace time; after it
     * they are cancelled and their threads are interrupted. Calls that may be repeated are given to other workers at
     * once; once-only ones are answered with an unknown outcome. Blocks until no call is left, at most for the grace time
     * and a few seconds.
     */
    public void stop(Duration grace) {
        calls.stop(grace);
        heartbeats.close();
    }

    private static List<String> taskQueues(WorkerParts parts) {
        Set<String> queues = new TreeSet<>();
        for (AgentDefinition agent : parts.agents().all()) {
            queues.add(agent.execution().taskQueue());
        }
        return List.copyOf(queues);
    }
}
