package io.agentee.models.scripted;

import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelListener;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelSettings;
import io.agentee.models.call.ModelThreads;
import io.agentee.models.call.PendingAnswer;
import io.agentee.models.scripted.ScriptElement.Answer;
import java.util.Optional;

/**
 * A model that plays the script in its input, or says the input back. A token is a word; the same request always gets
 * the same answer.
 */
final class ScriptedModel implements ChatModel {

    private final ModelSettings settings;
    private final ModelThreads threads;

    ScriptedModel(ModelSettings settings) {
        this.settings = settings;
        this.threads = new ModelThreads(settings.name());
    }

    @Override
    public ModelCall call(ModelRequest request, ModelListener listener) {
        PendingAnswer answer = threads.begin(settings.timeout(), listener);
        try {
            new Playback(threads, answer, request, elementFor(request)).start();
        } catch (ModelException badScript) {
            answer.fail(badScript);
        }
        return answer;
    }

    @Override
    public void close() {
        threads.close();
    }

    private static ScriptElement elementFor(ModelRequest request) {
        ScriptSource source = ScriptSource.of(request);
        Optional<String> script = source.script();
        if (script.isEmpty()) {
            return ScriptElement.of(new Answer.Text("You said: " + source.message()));
        }
        return ScriptReader.read(script.get()).elementFor(source.call(), request.attempt());
    }
}
