package io.agentee.temporal.codec;

import static io.agentee.temporal.TemporalMessages.MESSAGES;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses payloads that are worth it. On the wire it is Temporal's own {@code binary/zlib}, so codec servers know it.
 * Payloads below a kibibyte, and those that do not shrink, pass unchanged.
 */
public final class CompressionCodec implements PayloadCodec {
    private static final ByteString ZLIB = ByteString.copyFromUtf8("binary/zlib");
    private static final int MIN_BYTES = 1024;
    /** More than Temporal accepts in one message, uncompressed or not; less than what harms this JVM. */
    private static final int MAX_INFLATED_BYTES = 64 * 1024 * 1024;

    private static final int BUFFER_BYTES = 8 * 1024;

    private final boolean compressing;
    private final int maxInflatedBytes;

    /**
     * Creates the codec.
     *
     * @param compressing whether to compress; what is compressed already is restored in any case
     */
    public CompressionCodec(boolean compressing) {
        this(compressing, MAX_INFLATED_BYTES);
    }

    CompressionCodec(boolean compressing, int maxInflatedBytes) {
        this.compressing = compressing;
        this.maxInflatedBytes = maxInflatedBytes;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return compressing ? payloads.stream().map(CompressionCodec::compress).toList() : payloads;
    }

    /**
     * Restores payloads.
     *
     * @throws PayloadCodecException when one is damaged or larger than this JVM should hold
     */
    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(this::restore).toList();
    }

    private static Payload compress(Payload payload) {
        if (payload.getSerializedSize() < MIN_BYTES) {
            return payload;
        }
        byte[] plain = payload.toByteArray();
        ByteString compressed = deflate(plain);
        if (compressed.size() >= plain.length) {
            return payload;
        }
        return Payload.newBuilder()
                .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, ZLIB)
                .setData(compressed)
                .build();
    }

    private Payload restore(Payload payload) {
        ByteString encoding = payload.getMetadataOrDefault(EncodingKeys.METADATA_ENCODING_KEY, ByteString.EMPTY);
        if (!encoding.equals(ZLIB)) {
            return payload;
        }
        try {
            return Payload.parseFrom(inflate(payload.getData().toByteArray()));
        } catch (DataFormatException | InvalidProtocolBufferException damaged) {
            throw new PayloadCodecException(MESSAGES.payloadDamaged(), damaged);
        }
    }

    private static ByteString deflate(byte[] plain) {
        Deflater deflater = new Deflater();
        ByteString.Output out = ByteString.newOutput(plain.length / 2);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteString();
        } finally {
            deflater.end();
        }
    }

    private ByteString inflate(byte[] compressed) throws DataFormatException {
        Inflater inflater = new Inflater();
        ByteString.Output out = ByteString.newOutput(compressed.length * 2);
        try {
            inflater.setInput(compressed);
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException();
                }
                if (out.size() + count > maxInflatedBytes) {
                    throw new PayloadCodecException(MESSAGES.payloadTooLarge(maxInflatedBytes));
                }
                out.write(buffer, 0, count);
            }
            return out.toByteString();
        } finally {
            inflater.end();
        }
    }
}
