package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import io.wardgate.protocol.api.WireException.Reason;
import io.wardgate.protocol.wire.Clock;
import io.wardgate.protocol.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Envelopes that are made to hurt. */
class HostileEnvelopeTest {

    private final BatchCodec codec = new BatchCodec();

    @Test
    void refusesABodyThatInflatesToHundredsOfMegabytes() {
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(new byte[200 << 20])));
    }

    @Test
    void refusesMillionsOfEmptyMessages() {
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(repeat(0x12, 0x00))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(repeat(0x22, 0x00))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(repeat(0x2a, 0x00))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(repeat(0x42, 0x00))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(inField(3, repeat(0x12, 0x00)))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(inField(3, inField(2, repeat(0x22, 0x00))))));
    }

    @Test
    void refusesMillionsOfColumnEntries() {
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(inField(1, inField(3, repeat(0x01, 0x01))))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(inField(1, repeat(0x18, 0x01)))));
        assertRefused(Reason.TOO_LARGE, () -> codec.open(deflated(inField(1, inField(15, repeat(0x10, 0x01))))));
    }

    @Test
    void refusesGroupsNestedAMillionDeep() {
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(repeat(0x63, 0x63))));
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(inField(2, repeat(0x63, 0x63)))));
        byte[] deep = new byte[1 << 19];
        Arrays.fill(deep, (byte) 0x63);
        byte[] start = {0x0d, 'W', 'G', 'T', '1'};
        System.arraycopy(start, 0, deep, 0, start.length);
        assertRefused(Reason.HEADER_MALFORMED, () -> codec.open(EnvelopeFrame.close(deep)));
    }

    @Test
    void refusesARunLongerThanItsColumns() {
        byte[] oneRunOfFourBillion = inField(1, new byte[] {0x1a, 5, -1, -1, -1, -1, 0x0f});
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(oneRunOfFourBillion)));
    }

    @Test
    void refusesAReportWithoutAWholeIdOrOfAnUnknownState() {
        byte[] noId = inField(4, new byte[] {0x10, 3});
        byte[] unknownState =
                inField(4, new byte[] {0x0a, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 0x10, 7});
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(noId)));
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(unknownState)));
    }

    @Test
    void refusesATapWithoutADecisionOrWithATextBeyondItsLimit() {
        byte[] nothing = inField(8, new byte[0]);
        byte[] longReader = inField(8, inField(4, new byte[65]));
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(nothing)));
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(deflated(longReader)));
    }

    @Test
    void refusesAnEnvelopeBeyondAMegabyte() {
        assertRefused(Reason.TOO_LARGE, () -> codec.open(new byte[(1 << 20) + 1]));
    }

    @Test
    void saysWhatElseIsWrong() {
        assertRefused(Reason.NOT_AN_ENVELOPE, () -> codec.open(new byte[0]));
        assertRefused(
                Reason.NOT_AN_ENVELOPE,
                () -> codec.open("hello, this is no envelope".getBytes(StandardCharsets.UTF_8)));
        assertRefused(Reason.WRONG_VERSION, () -> codec.open(framed(header().setVersion(2))));
        assertRefused(Reason.HEADER_MALFORMED, () -> codec.open(framed(header().setGateway("../etc"))));
        assertRefused(Reason.HEADER_MALFORMED, () -> codec.open(framed(header().setLane(4))));
        assertRefused(Reason.HEADER_MALFORMED, () -> codec.open(framed(header().setSequence(0))));
        assertRefused(Reason.HEADER_MALFORMED, () -> codec.open(framed(header().setCodec(9))));
        assertRefused(Reason.HEADER_MALFORMED, () -> codec.open(framed(header().clearClock())));
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(framed(header().setReadings(5))));
        assertRefused(Reason.BODY_MALFORMED, () -> codec.open(framed(header().setCodec(1))));
        byte[] changed = framed(header());
        changed[12] ^= 1;
        assertRefused(Reason.CHECKSUM, () -> codec.open(changed));
    }

    private static void assertRefused(Reason reason, ThrowingCallable opening) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(opening)
                .satisfies(refused ->
                        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason));
    }

    private static Envelope.Builder header() {
        return Envelope.newBuilder()
                .setMagic(EnvelopeFrame.MAGIC)
                .setVersion(1)
                .setGateway("GW")
                .setLane(2)
                .setSequence(1)
                .setClock(Clock.newBuilder().setMonoMillis(1));
    }

    private static byte[] framed(Envelope.Builder envelope) {
        return EnvelopeFrame.close(envelope.build().toByteArray());
    }

    private static byte[] deflated(byte[] body) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(body);
        deflater.finish();
        byte[] out = new byte[1 << 20];
        int length = deflater.deflate(out);
        deflater.end();
        return framed(header().setCodec(1).setBody(ByteString.copyFrom(out, 0, length)));
    }

    /** Nearly eight megabytes of two octets. */
    private static byte[] repeat(int first, int second) {
        byte[] octets = new byte[(8 << 20) - 64];
        for (int i = 0; i < octets.length; i += 2) {
            octets[i] = (byte) first;
            octets[i + 1] = (byte) second;
        }
        return octets;
    }

    private static byte[] inField(int field, byte[] content) {
        ByteString.Output out = ByteString.newOutput();
        out.write(field << 3 | 2);
        int length = content.length;
        for (; length > 0x7f; length >>>= 7) {
            out.write(length & 0x7f | 0x80);
        }
        out.write(length);
        out.write(content, 0, content.length);
        return out.toByteString().toByteArray();
    }
}
