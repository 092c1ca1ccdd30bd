package io.agentee.temporal;

import java.io.IOException;

/** {@link TestingTemporal} in a process of its own, so that every Temporal thread of this JVM is the client's. */
public final class TestingTemporalProcess implements AutoCloseable {
    private final TestingJvm process = TestingJvm.run(TestingTemporalProcess.class, jar -> false);
    private final String address = process.firstLine();

    private TestingTemporalProcess() {}

    public static TestingTemporalProcess start() {
        return new TestingTemporalProcess();
    }

    public static void main(String[] arguments) throws IOException {
        try (TestingTemporal temporal = TestingTemporal.start()) {
            System.out.println(temporal.address());
            TestingJvm.awaitParentsEnd();
        }
        System.exit(0);
    }

    public String address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
