package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.report.HciEvents;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Data of connections between events. */
class H4DataTest {

    private static final byte[] FLAGS = HeardAdvertisements.hex("020106");
    private static final byte[] DATA = HeardAdvertisements.hex("02 4020 0700 0300 0400 1b0300");
    private static final byte[] MORE = HeardAdvertisements.hex("02 4010 0200 aabb");
    private static final int STREAMS = 100_000;

    private final List<byte[]> packets = new ArrayList<>();
    private boolean connected = true;
    private final H4Framer framer = new H4Framer(new H4Framer.Listener() {
        @Override
        public void event(byte[] buffer, int at, int end) {
            packets.add(Arrays.copyOfRange(buffer, at - 1, end));
        }

        @Override
        public void data(byte[] buffer, int at, int end) {
            packets.add(Arrays.copyOfRange(buffer, at - 1, end));
        }

        @Override
        public boolean hasConnections() {
            return connected;
        }

        @Override
        public boolean isConnected(int handle) {
            return connected && handle == 0x40;
        }

        @Override
        public void lost() {
            // Counted elsewhere.
        }
    });

    @Test
    void cutsEventsAndDataHoweverTheOctetsAreSplit() {
        byte[] event = HciEvents.legacyReport(1, FLAGS, -50);
        byte[] stream = joined(DATA, event, MORE, DATA);
        for (int cut = 0; cut <= stream.length; cut++) {
            packets.clear();
            feed(Arrays.copyOf(stream, cut));
            feed(Arrays.copyOfRange(stream, cut, stream.length));
            assertThat(packets).as("cut at %d", cut).containsExactly(DATA, event, MORE, DATA);
        }
        assertThat(framer.skippedOctets()).isZero();
    }

    @Test
    void takesDataOfNoConnectionForNoise() {
        connected = false;
        byte[] event = HciEvents.legacyReport(1, FLAGS, -50);
        feed(joined(DATA, event));
        assertThat(packets).containsExactly(event);
        assertThat(framer.skippedOctets()).isEqualTo(DATA.length);
    }

    @Test
    void takesDataForNoiseThatContradictThemselves() {
        byte[] event = HciEvents.legacyReport(1, FLAGS, -50);
        feed(joined(HeardAdvertisements.hex("02 4020 0700 0100 0400 1b0300"), event));
        feed(joined(HeardAdvertisements.hex("02 4020 0700 0300 4400 1b0300"), event));
        assertThat(packets).containsExactly(event, event);
    }

    @Test
    void isInStepAgainAfterDamage() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < STREAMS; run++) {
            packets.clear();
            byte[] stream = joined(HciEvents.legacyReport(run, FLAGS, -50), DATA, MORE, DATA);
            stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
            feed(stream);
            feed(new byte[260]);
            byte[] probe = HciEvents.legacyReport(0xFEED, FLAGS, -50);
            feed(probe);
            assertThat(packets.get(packets.size() - 1))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(probe);
        }
    }

    private void feed(byte[] octets) {
        framer.feed(octets, octets.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
