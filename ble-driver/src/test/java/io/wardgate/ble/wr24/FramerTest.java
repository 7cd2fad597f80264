package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramerTest {

    private final List<Frame> read = new ArrayList<>();
    private final Framer framer = new Framer(read::add);

    @Test
    void findsFramesCutAtEveryOctet() throws IOException {
        byte[] stream = joined(octets(1), octets(2), octets(3));
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                read.clear();
                feed(Arrays.copyOf(stream, first));
                feed(Arrays.copyOfRange(stream, first, second));
                feed(Arrays.copyOfRange(stream, second, stream.length));

                assertThat(read).extracting(Frame::seq).containsExactly(1, 2, 3);
            }
        }
        assertThat(framer.skippedOctets()).isZero();
    }

    @Test
    void readsTheGreatestPayloadAndNone() throws IOException {
        feed(frame(1, new byte[200]).octets());
        feed(frame(2, new byte[0]).octets());

        assertThat(read).extracting(frame -> frame.payload().length).containsExactly(200, 0);
    }

    @Test
    void findsTheGoodFrameThatBeginsInsideADamagedOne() throws IOException {
        byte[] damaged = octets(1);
        damaged[Frame.LENGTH_AT] = (byte) 60; // claims most of what follows

        feed(joined(damaged, octets(2), octets(3)));

        assertThat(read).extracting(Frame::seq).containsExactly(2, 3);
        assertThat(framer.skippedOctets()).isEqualTo(damaged.length);
        assertThat(framer.damagedFrames()).isEqualTo(1);
    }

    @Test
    void takesALengthAboveTheGreatestForNoFrame() throws IOException {
        byte[] damaged = octets(1);
        damaged[Frame.LENGTH_AT] = (byte) 201;

        feed(joined(damaged, octets(2)));

        assertThat(read).extracting(Frame::seq).containsExactly(2);
        assertThat(framer.damagedFrames()).isZero();
    }

    @Test
    void findsAFrameAfterHalfASync() throws IOException {
        feed(joined(new byte[] {(byte) 0xA5, (byte) 0xA5}, octets(1), new byte[] {(byte) 0xA5}));

        assertThat(read).extracting(Frame::seq).containsExactly(1);
        assertThat(framer.isInsideFrame()).isTrue();
    }

    @Test
    void givesUpAFrameThatStopsAndFindsTheOneInsideIt() throws IOException {
        byte[] cut = frame(1, new byte[200]).octets();
        feed(joined(Arrays.copyOf(cut, 30), octets(2), Arrays.copyOf(octets(3), 10)));
        assertThat(read).isEmpty();

        framer.giveUp();

        assertThat(read).extracting(Frame::seq).containsExactly(2);
        assertThat(framer.isInsideFrame()).isFalse();
        assertThat(framer.skippedOctets()).isEqualTo(40);
    }

    @Test
    void passesOverFramesOfUnknownVersionsAndTypesAsAWhole() throws IOException {
        Frame other = new Frame(3, 8, 0x55, 1, 7, 0, 0, 0, joined(octets(9), octets(9)));

        feed(joined(other.octets(), octets(1)));

        assertThat(read).extracting(Frame::version).containsExactly(3, 1);
    }

    private static byte[] octets(int seq) {
        return ReceiverFrames.vitals(ReceiverFrames.BAND, seq).octets();
    }

    private static Frame frame(int seq, byte[] payload) {
        return ReceiverFrames.ofBand(FrameType.VITALS, ReceiverFrames.BAND, seq, 0, payload);
    }

    private void feed(byte[] octets) throws IOException {
        framer.feed(octets, octets.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
