package io.agentee.models.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.ModelThreads;
import io.agentee.models.call.PendingAnswer;
import io.agentee.models.http.CallHttpClient;
import io.agentee.models.http.ProviderHttp;

/** A model that a provider serves, spoken to through LangChain4j. */
final class LangChainModel implements ChatModel {

    private final ModelSettings settings;
    private final Dialect dialect;
    private final ModelThreads threads;
    private final ProviderHttp http;

    LangChainModel(ModelSettings settings, Dialect dialect) {
        this.settings = settings;
        this.dialect = dialect;
        this.threads = new ModelThreads(settings.name());
        this.http = new ProviderHttp(settings, threads);
    }

    @Override
    public ModelCall call(ModelRequest request, ModelListener listener) {
        PendingAnswer answer = threads.begin(settings.timeout(), listener);
        if (answer.ended()) {
            return answer;
        }
        CallHttpClient client = http.forCall(answer);
        HttpClientBuilder builder = client.asBuilder();
        AnswerCollector collector = new AnswerCollector(answer, dialect, http.errors(), client::sawDone);
        try {
            dialect.modelFor(builder, request).chat(dialect.toChatRequest(request), collector);
        } catch (RuntimeException e) {
            // Nothing was sent: LangChain4j or the provider cannot express the request, now or later.
            answer.fail(http.errors().permanent("cannot be asked this: " + e.getMessage()));
        }
        return answer;
    }

    @Override
    public void close() {
        threads.close();
        http.close();
    }
}
