package io.agentee.models.scripted;

import io.agentee.api.model.ModelException;
import io.agentee.models.scripted.ScriptElement.Answer;
import java.util.List;

/**
 * The elements in their order.
 *
 * @param elements at least one
 */
record Script(List<ScriptElement> elements) {

    Script {
        elements = List.copyOf(elements);
        if (elements.isEmpty()) {
            throw ModelException.permanent("the script has no elements");
        }
    }

    /**
     * What a call plays. An error that has a number of times stands in front of the element that its call plays when
     * the error is over, so the two count as one: in {@code [error, a, b]} the first call plays {@code a} and the second
     * {@code b}. The last element repeats.
     *
     * @param call the model call, from 1
     * @param attempt the attempt of this call, from 1
     */
    ScriptElement elementFor(int call, int attempt) {
        int first = 0;
        int last = endOfTurn(first);
        for (int turn = 1; turn < call && last < elements.size() - 1; turn++) {
            first = last + 1;
            last = endOfTurn(first);
        }
        return elements.subList(first, last + 1).stream()
                .filter(element -> !(element.answer() instanceof Answer.Failure failure) || failure.failsOn(attempt))
                .findFirst()
                .orElseThrow(() -> ModelException.permanent(
                        "the script ends with an error that is over after its 'times': it needs an element after it"));
    }

    private int endOfTurn(int first) {
        int index = first;
        while (index < elements.size() - 1 && endsByItself(elements.get(index))) {
            index++;
        }
        return index;
    }

    private static boolean endsByItself(ScriptElement element) {
        return element.answer() instanceof Answer.Failure failure
                && failure.times().isPresent();
    }
}
