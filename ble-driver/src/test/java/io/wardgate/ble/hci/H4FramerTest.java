package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.report.HciEvents;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class H4FramerTest {

    private static final byte[] FLAGS = HeardAdvertisements.hex("020106");

    private final List<byte[]> events = new ArrayList<>();
    private int lost;
    private final H4Framer framer = new H4Framer(new H4Framer.Listener() {
        @Override
        public void event(byte[] buffer, int at, int end) {
            events.add(Arrays.copyOfRange(buffer, at - 1, end));
        }

        @Override
        public void lost() {
            lost++;
        }
    });

    @Test
    void cutsTheSameEventsHoweverTheOctetsAreSplit() {
        byte[] first = HciEvents.legacyReport(1, FLAGS, -50);
        byte[] second = HciEvents.commandComplete(0x0C03, (byte) 0);
        byte[] third = HciEvents.extendedReport(3, 0, FLAGS, -50);
        byte[] stream = joined(first, second, third);
        for (int cut = 0; cut <= stream.length; cut++) {
            events.clear();
            feed(Arrays.copyOf(stream, cut));
            feed(Arrays.copyOfRange(stream, cut, stream.length));

            assertThat(events).as("cut at %d", cut).containsExactly(first, second, third);
        }
        assertThat(framer.skippedOctets()).isZero();
    }

    @Test
    void losesOnlyTheEventWhoseLengthWasChanged() {
        for (int length : new int[] {0, 3, 14, 16, 40, 255}) {
            events.clear();
            byte[] changed = HciEvents.legacyReport(1, FLAGS, -50);
            changed[2] = (byte) length;
            byte[] good = HciEvents.legacyReport(2, FLAGS, -50);
            byte[] another = HciEvents.legacyReport(3, FLAGS, -50);

            feed(joined(changed, good, another));

            assertThat(events).as("length %d", length).endsWith(good, another);
        }
    }

    @Test
    void deliversAnEventBeforeGarbageAndTheOneAfterIt() {
        byte[] first = HciEvents.legacyReport(1, FLAGS, -50);
        byte[] second = HciEvents.legacyReport(2, FLAGS, -50);

        feed(joined(first, HeardAdvertisements.hex("00 ff 04 99 17"), second));

        assertThat(events).containsExactly(first, second);
        assertThat(framer.skippedOctets()).isEqualTo(5);
    }

    @Test
    void saysOnceThatALongStretchOfNoiseIsNoAccident() {
        feed(new byte[H4Framer.LOST_AFTER_OCTETS - 1]);
        assertThat(lost).isZero();

        feed(new byte[500]);

        assertThat(lost).isEqualTo(1);
    }

    @Test
    void startsAfreshWhenToldTo() {
        feed(HeardAdvertisements.hex("043e2a02"));
        framer.discard();
        byte[] answer = HciEvents.commandComplete(0x0C03, (byte) 0);

        feed(answer);

        assertThat(events).containsExactly(answer);
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
