package io.agentee.temporal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import io.temporal.payload.codec.ZlibPayloadCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressionCodecTest {
    private static final int LIMIT = 1024 * 1024;

    private final CompressionCodec codec = new CompressionCodec(true, LIMIT);

    @Test
    void restoresWhatItCompressed() {
        Payload plain = payload("text ".repeat(1000).getBytes(StandardCharsets.UTF_8));

        Payload compressed = one(codec.encode(List.of(plain)));

        assertThat(compressed.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/zlib");
        assertThat(compressed.getSerializedSize()).isLessThan(plain.getSerializedSize() / 10);
        assertThat(codec.decode(List.of(compressed))).containsExactly(plain);
    }

    @Test
    void passesSmallPayloads() {
        Payload small = payload(new byte[100]);

        assertThat(codec.encode(List.of(small))).containsExactly(small);
    }

    @Test
    void passesWhatDoesNotShrink() {
        byte[] noise = new byte[5000];
        new Random(7).nextBytes(noise);
        Payload random = payload(noise);

        assertThat(codec.encode(List.of(random))).containsExactly(random);
    }

    @Test
    void passesOtherEncodings() {
        Payload other = payload("text".getBytes(StandardCharsets.UTF_8));

        assertThat(codec.decode(List.of(other))).containsExactly(other);
    }

    @Test
    void restoresWhatWasCompressedBeforeCompressionWasTurnedOff() {
        Payload plain = payload(new byte[5000]);
        CompressionCodec off = new CompressionCodec(false);

        assertThat(off.encode(List.of(plain))).containsExactly(plain);
        assertThat(off.decode(codec.encode(List.of(plain)))).containsExactly(plain);
    }

    @Test
    void speaksTemporalsOwnFormat() {
        Payload plain = payload(new byte[5000]);
        ZlibPayloadCodec temporals = new ZlibPayloadCodec();

        assertThat(temporals.decode(codec.encode(List.of(plain)))).containsExactly(plain);
        assertThat(codec.decode(temporals.encode(List.of(plain)))).containsExactly(plain);
    }

    @Test
    void refusesToInflateABomb() {
        List<Payload> bomb = codec.encode(List.of(payload(new byte[2 * LIMIT])));

        assertThatThrownBy(() -> codec.decode(bomb))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessage("AGTE10040: A compressed payload is larger than 1048576 bytes when inflated");
    }

    @Test
    void namesDamage() {
        Payload compressed = one(codec.encode(List.of(payload(new byte[5000]))));
        Payload cut = compressed.toBuilder()
                .setData(compressed.getData().substring(0, compressed.getData().size() - 5))
                .build();
        Payload garbage = compressed.toBuilder()
                .setData(ByteString.copyFromUtf8("garbage"))
                .build();

        assertThatThrownBy(() -> codec.decode(List.of(cut))).hasMessage("AGTE10041: A compressed payload is damaged");
        assertThatThrownBy(() -> codec.decode(List.of(garbage)))
                .hasMessage("AGTE10041: A compressed payload is damaged");
    }

    private static Payload payload(byte[] data) {
        return Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFrom(data))
                .build();
    }

    private static Payload one(List<Payload> payloads) {
        assertThat(payloads).hasSize(1);
        return payloads.get(0);
    }
}
