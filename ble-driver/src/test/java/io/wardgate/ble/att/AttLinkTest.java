package io.wardgate.ble.att;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a link says and hears, octet by octet (Bluetooth Core 5.4, Vol 3, Part F and G). */
class AttLinkTest {

    private static final int FRAMES = 200_000;

    private final ScriptedDevice device = new ScriptedDevice();
    private final AttLink link = new AttLink(new GattDevice(1, false), "the device", device);
    private final List<byte[]> heard = new ArrayList<>();

    AttLinkTest() {
        device.attach(link);
    }

    @Test
    void agreesOnTheLengthThenFindsServicesAndCharacteristics() throws Exception {
        explore();
        assertThat(link.longestValue()).isEqualTo(20);
        assertThat(link.characteristics())
                .containsExactly(new GattCharacteristic(
                        GattCharacteristic.assigned(0x1810), GattCharacteristic.assigned(0x2A35), 3, 0x20));
    }

    @Test
    void confirmsAnIndicationAfterItsListenerTookIt() throws Exception {
        explore();
        subscribe();
        received("1d 0300 aabb");
        assertThat(heard).containsExactly(new byte[] {(byte) 0xAA, (byte) 0xBB});
        assertThat(last()).isEqualTo(new L2capFrame(L2capFrame.ATT, new byte[] {0x1E}));
    }

    @Test
    void doesNotConfirmWhatItsListenerCouldNotTake() throws Exception {
        explore();
        device.answering("0404000400", "05 01 0400 0229").answering("1204000200", "13");
        link.subscribe(link.characteristics().get(0), value -> {
            throw new IllegalStateException("no room");
        });
        int before = device.sent.size();
        received("1d 0300 aabb");
        assertThat(device.sent).hasSize(before);
        assertThat(link.unexpected()).isEqualTo(1);
    }

    @Test
    void refusesADeviceWhoseHandlesDoNotGrow() {
        device.answering("020502", "03 1700").answering("100100ffff0028", "11 06 0900 0100 1018");
        device.answering("10 0200 ffff 0028", "11 06 0200 0100 1018");
        assertThatThrownBy(this::find).hasMessageContaining("handle 1");
    }

    @Test
    void refusesListsThatAreCut() {
        device.answering("020502", "03 1700").answering("100100ffff0028", "11 06 0100 0400 10");
        assertThatThrownBy(this::find).hasMessageContaining("5 octets as entries of 6");
    }

    @Test
    void refusesAServersQuestionsPolitely() {
        received("0a 0100");
        assertThat(last().payload()).isEqualTo(HeardAdvertisements.hex("01 0a 0000 06"));
        received("02 1700");
        assertThat(last().payload()).isEqualTo(HeardAdvertisements.hex("03 0502"));
    }

    @Test
    void takesOverAllowedTimesOfMeetingAndRefusesOthers() {
        link.received(new L2capFrame(L2capFrame.SIGNALLING, HeardAdvertisements.hex("12 07 0800 1800 2800 0000 9001")));
        assertThat(last()).isEqualTo(new L2capFrame(L2capFrame.SIGNALLING, HeardAdvertisements.hex("13 07 0200 0000")));
        assertThat(device.timings).containsExactly(new LinkTiming(24, 40, 0, 400));

        // lost after 100 ms, but it may sleep for longer
        link.received(new L2capFrame(L2capFrame.SIGNALLING, HeardAdvertisements.hex("12 08 0800 1800 2800 0400 0a00")));
        assertThat(last().payload()).isEqualTo(HeardAdvertisements.hex("13 08 0200 0100"));
        assertThat(device.timings).hasSize(1);
    }

    @Test
    void doesNotPair() {
        link.received(new L2capFrame(L2capFrame.SECURITY, HeardAdvertisements.hex("0b 01")));
        assertThat(last()).isEqualTo(new L2capFrame(L2capFrame.SECURITY, HeardAdvertisements.hex("05 05")));
    }

    @Test
    void failsAllCallsOnceItHasEnded() {
        link.ended("the battery is empty");
        assertThat(link.isOpen()).isFalse();
        assertThatThrownBy(this::find).hasMessage("the battery is empty");
    }

    @Test
    void survivesAnyFrames() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < FRAMES; run++) {
            byte[] payload = new byte[random.nextInt(14)];
            random.nextBytes(payload);
            link.received(new L2capFrame(3 + random.nextInt(5), payload));
            device.sent.clear();
        }
        assertThat(link.unexpected()).as("seed %d", seed).isPositive();
        assertThat(link.isOpen()).isTrue();
    }

    private void explore() throws Exception {
        device.answering("020502", "01 02 0000 06") // no exchange of lengths
                .answering("100100ffff0028", "11 06 0100 0400 1018")
                .answering("100500ffff0028", "01 10 0500 0a")
                .answering("08010004000328", "09 07 0200 20 0300 352a")
                .answering("08030004000328", "01 08 0300 0a");
        find();
    }

    private void find() throws Exception {
        link.explore(new Deadline(new SteadyClock(1), 2_000));
    }

    private void subscribe() throws Exception {
        device.answering("0404000400", "05 01 0400 0229").answering("1204000200", "13");
        link.subscribe(link.characteristics().get(0), heard::add);
    }

    private void received(String pdu) {
        link.received(new L2capFrame(L2capFrame.ATT, HeardAdvertisements.hex(pdu)));
    }

    private L2capFrame last() {
        return device.sent.get(device.sent.size() - 1);
    }
}
