package io.agentee.models.testing;

import io.agentee.api.model.ModelListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what it is told. */
public final class TestingListener implements ModelListener {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> reasonings = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstText = new CountDownLatch(1);

    @Override
    public void onText(String delta) {
        texts.add(delta);
        firstText.countDown();
    }

    @Override
    public void onReasoning(String delta) {
        reasonings.add(delta);
    }

    public List<String> texts() {
        return texts;
    }

    public List<String> reasonings() {
        return reasonings;
    }

    public CountDownLatch firstText() {
        return firstText;
    }
}
