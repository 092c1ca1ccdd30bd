package io.agentee.redis;

import io.agentee.api.transport.EventTransport;
import io.agentee.redis.testing.TestingRedis;
import io.agentee.redis.testing.TestingSettings;
import io.agentee.testkit.transport.EventTransportContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisContractTest extends EventTransportContract {

    private static TestingRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = TestingRedis.running();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected EventTransport connect(int maxLength) {
        return new RedisEventTransportProvider()
                .create(TestingSettings.of(redis.address()).maxLength(maxLength).events(), Thread::new);
    }
}
