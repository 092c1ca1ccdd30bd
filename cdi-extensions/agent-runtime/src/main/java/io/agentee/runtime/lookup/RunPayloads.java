package io.agentee.runtime.lookup;

import com.google.protobuf.ByteString;
import io.agentee.api.run.RunId;
import io.temporal.api.common.v1.Header;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.failure.v1.Failure;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.context.WorkflowSerializationContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Reads and writes what Temporal keeps of one run, as Temporal's own client would. */
public final class RunPayloads {

    private final DataConverter converter;

    public RunPayloads(WorkflowClient client, RunId runId) {
        WorkflowClientOptions options = client.getOptions();
        this.converter = options.getDataConverter()
                .withContext(new WorkflowSerializationContext(options.getNamespace(), runId.value()));
    }

    public Payloads arguments(Object... values) {
        return converter.toPayloads(values).orElseThrow();
    }

    public Memo memo(Map<String, Object> fields) {
        Memo.Builder memo = Memo.newBuilder();
        fields.forEach(
                (name, value) -> memo.putFields(name, converter.toPayload(value).orElseThrow()));
        return memo.build();
    }

    /** Search attributes are read by the server, so no codec may touch them. */
    public static SearchAttributes searchAttributes(Map<SearchAttributeKey<String>, String> values) {
        SearchAttributes.Builder attributes = SearchAttributes.newBuilder();
        values.forEach((key, value) -> attributes.putIndexedFields(key.getName(), keyword(value)));
        return attributes.build();
    }

    private static Payload keyword(String value) {
        return DefaultDataConverter.STANDARD_INSTANCE.toPayload(value).orElseThrow().toBuilder()
                .putMetadata("type", ByteString.copyFromUtf8("Keyword"))
                .build();
    }

    /** What the application's context propagators, such as tracing, send along; read on the caller's thread. */
    public static Header header(WorkflowClient client) {
        Header.Builder header = Header.newBuilder();
        for (ContextPropagator propagator : client.getOptions().getContextPropagators()) {
            header.putAllFields(propagator.serializeContext(propagator.getCurrentContext()));
        }
        return header.build();
    }

    public <T> T read(Payloads payloads, Class<T> type) {
        return converter.fromPayloads(0, Optional.of(payloads), type, type);
    }

    /** Reads what may be null. */
    public <T> Optional<T> readOptional(Payloads payloads, Class<T> type) {
        return Optional.ofNullable(converter.fromPayloads(0, Optional.of(payloads), type, type));
    }

    public <T> Optional<T> read(Memo memo, String field, Class<T> type) {
        return Optional.ofNullable(memo.getFieldsMap().get(field))
                .map(payload -> converter.fromPayload(payload, type, type));
    }

    public static Optional<String> read(SearchAttributes attributes, SearchAttributeKey<String> key) {
        return Optional.ofNullable(attributes.getIndexedFieldsMap().get(key.getName()))
                .map(payload ->
                        DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, String.class, String.class));
    }

    /** The time that a search attribute has; Temporal's stores cut it to milliseconds. */
    public static Optional<Instant> readTime(SearchAttributes attributes, SearchAttributeKey<OffsetDateTime> key) {
        return Optional.ofNullable(attributes.getIndexedFieldsMap().get(key.getName()))
                .map(payload -> DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, String.class, String.class))
                .map(text -> OffsetDateTime.parse(text).toInstant());
    }

    public RuntimeException exception(Failure failure) {
        return converter.failureToException(failure);
    }
}
