package io.agentee.temporal;

import io.temporal.activity.ActivityInterface;

@ActivityInterface
public interface GreetingActivities {
    String greeting(String name);
}
