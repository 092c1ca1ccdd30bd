package io.agentee.runtime.activity;

import io.agentee.api.agent.SubAgent;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.policy.PolicyVerdict;
import io.agentee.api.policy.ReviewedCall;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.api.tool.ToolSpecification;
import io.agentee.runtime.json.ToolArguments;
import io.agentee.runtime.transcript.Transcript;
import io.agentee.runtime.turn.ReviewTurn;
import io.agentee.runtime.turn.ToolReview;
import io.temporal.activity.ActivityExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The review of a tool call: arguments, then the tool's authorizer, then policies, then grants. Changes nothing. */
final class ReviewUnderWay extends CallUnderWay {

    private final ReviewTurn turn;

    ReviewUnderWay(CallSite site, ActivityExecutionContext context, ReviewTurn turn) {
        super(site, context);
        this.turn = turn;
    }

    @Override
    void run() {
        try {
            Transcript transcript = site.transcripts().read(activity, turn.messageIndex() + 1);
            Message.Assistant asking = (Message.Assistant)
                    transcript.first(turn.messageIndex() + 1).get(turn.messageIndex());
            complete(review(transcript, asking.toolCalls().get(turn.callIndex())));
        } catch (RuntimeException | Error e) {
            ActivityLog.LOG.notPrepared(e, activity.getWorkflowId());
            handOver();
        } finally {
            bodyOver();
        }
    }

    @Override
    boolean begun() {
        return false;
    }

    @Override
    void abort(Reason reason) {
        giveUp(reason);
    }

    private ToolReview review(Transcript transcript, ToolCall call) {
        ToolSpecification specification =
                transcript.definition().tool(call.name()).orElseThrow();
        Optional<AgentTool> tool = site.tools().find(specification);
        if (tool.isEmpty() && SubAgent.behind(specification).isEmpty()) {
            return ToolReview.refused("The tool '%s' is not available at the moment.".formatted(call.name()));
        }
        try {
            String arguments = ToolArguments.check(specification, call.arguments());
            ReviewedCall reviewed = ReviewedCalls.of(turn.runId(), transcript, specification, call, arguments);
            tool.ifPresent(authorizing -> authorizing.authorize(reviewed));
            return judge(reviewed, transcript.definition().approval().policies());
        } catch (ToolArgumentException refused) {
            return ToolReview.refused(FailureText.of(refused));
        } catch (RuntimeException failure) {
            ActivityLog.LOG.authorizerFailed(failure, call.name(), activity.getWorkflowId());
            return ToolReview.refused("It could not be found out whether this call is permitted.");
        }
    }

    /** A denial goes before a question, a question before a permission. */
    private ToolReview judge(ReviewedCall call, List<String> policies) {
        List<PolicyVerdict> verdicts = new ArrayList<>();
        policies.forEach(name -> verdicts.add(verdict(name, call)));
        Optional<String> denial = reason(verdicts, PolicyVerdict.Deny.class);
        if (denial.isPresent()) {
            return ToolReview.refused(denial.get());
        }
        Optional<String> question = reason(verdicts, PolicyVerdict.Ask.class);
        if (question.isPresent()) {
            return ToolReview.ask(question.get());
        }
        Optional<String> permission = reason(verdicts, PolicyVerdict.Allow.class);
        boolean asks = call.tool().approvalRequired() || (call.approvalRequired() && permission.isEmpty());
        return asks
                ? site.grants()
                        .covering(call, turn.grants())
                        .map(ToolReview::granted)
                        .orElseGet(() -> ToolReview.ask(""))
                : ToolReview.allowed(permission.orElse(""));
    }

    private PolicyVerdict verdict(String name, ReviewedCall call) {
        try {
            return site.policies()
                    .find(name)
                    .map(policy -> policy.evaluate(call))
                    .orElseGet(() -> new PolicyVerdict.Ask("This worker has no policy '%s'.".formatted(name)));
        } catch (RuntimeException failure) {
            ActivityLog.LOG.policyFailed(failure, name, activity.getWorkflowId());
            return new PolicyVerdict.Ask("The policy '%s' failed.".formatted(name));
        }
    }

    private static Optional<String> reason(List<PolicyVerdict> verdicts, Class<? extends PolicyVerdict> kind) {
        return verdicts.stream()
                .filter(kind::isInstance)
                .map(PolicyVerdict::reason)
                .findFirst();
    }
}
