package io.agentee.cdi.agent;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunHandle;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What a method of an agent's interface returns. */
enum AgentMethod {
    /** The output of the finished run. */
    OUTPUT,
    /** The finished run. */
    RUN,
    /** The started run. */
    HANDLE,
    /** The finished run, later. */
    STAGE;

    /** What this method returns; absent when it is not of the form that an agent's methods have. */
    static Optional<AgentMethod> of(Method method) {
        if (!List.of(method.getParameterTypes()).equals(List.of(String.class))) {
            return Optional.empty();
        }
        Type returned = method.getGenericReturnType();
        if (returned == String.class) {
            return Optional.of(OUTPUT);
        }
        if (returned == Run.class) {
            return Optional.of(RUN);
        }
        if (returned == RunHandle.class) {
            return Optional.of(HANDLE);
        }
        boolean stageOfRun = returned instanceof ParameterizedType stage
                && stage.getRawType() == CompletionStage.class
                && stage.getActualTypeArguments()[0] == Run.class;
        return stageOfRun ? Optional.of(STAGE) : Optional.empty();
    }
}
