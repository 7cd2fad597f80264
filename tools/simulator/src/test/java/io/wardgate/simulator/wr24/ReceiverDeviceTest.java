package io.wardgate.simulator.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.vitals.Vitals;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverDeviceTest {

    private static final long BAND = 0xC001_A2B3_C4D5L;
    private static final String REQUEST = "0101" + "3412";
    private static final String MESSAGE = "01eeffc0" + "3c" + "03" + "01" + "010203";

    private final RecordingLine line = new RecordingLine();
    private final List<Uplink> told = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<Boolean> sessions = new ArrayList<>();
    private long nowMillis = 1_000_000;
    private ReceiverDevice device = device(0);

    @BeforeEach
    void gatewayOpensTheLine() {
        device.opened();
        line.take();
    }

    @Test
    void answersHelloWithWhatItIs() {
        from("10", 0, REQUEST);

        assertThat(line.take())
                .containsExactly("10:" + "0101" + "3412" // versions, token
                        + "010000" + "07" // firmware 1.0.0; commands, transmit power, SMP
                        + "04ec08" // 4 dBm, -20 to 8
                        + "01" + "4d000000" // power on, boot 77
                        + "08" + "53494d2d30303031"); // SIM-0001
        assertThat(sessions).containsExactly(true);
    }

    @Test
    void saysOneHelloUnaskedAfterABoot() {
        ReceiverDevice fresh = device(0);
        fresh.opened();
        assertThat(line.take()).singleElement().asString().startsWith("10:01010000");

        fresh.opened();
        assertThat(line.take()).isEmpty();
    }

    @Test
    void saysNothingButHelloBeforeTheSession() {
        device.heard(uplink(false), nowMillis);
        device.passTime();
        assertThat(line.take()).isEmpty();

        from("12", 0, "0700" + "0000000000000000");
        assertThat(line.take()).containsExactly("7f:02" + "12" + "0900");
        assertThat(told).isEmpty();
    }

    @Test
    void gatewayOfAnotherVersionLearnsTheVersionsAndHasNoSession() {
        from("10", 0, "0203" + "0100");

        assertThat(line.take()).singleElement().asString().startsWith("10:0101" + "0100");
        assertThat(device.inSession()).isFalse();
    }

    @Test
    void handsOnWhatABandSends() {
        hello();
        device.heard(uplink(false), nowMillis - 5);

        Frame frame = line.frames.get(0);
        assertThat(frame.type()).isEqualTo(0x01);
        assertThat(frame.flags()).isZero();
        assertThat(frame.devId()).isEqualTo(BAND);
        assertThat(frame.seq()).isEqualTo(513);
        assertThat(frame.rssi()).isEqualTo(-61);
        assertThat(frame.chan()).isEqualTo(40);
        assertThat(told).hasSize(1);

        from("12", 0, "0700" + "0000000000000000");
        assertThat(line.frames.get(1).tick() - frame.tick()).isEqualTo(5);
    }

    @Test
    void callIsAnUrgentEvent() {
        hello();
        device.heard(uplink(true), nowMillis);

        assertThat(line.frames.get(0).type()).isEqualTo(0x02);
        assertThat(line.frames.get(0).flags()).isEqualTo(Frame.URGENT);
    }

    @Test
    void flippedFrameIsNotToldAndTheNextOneIs() {
        hello();
        device.transmitter().flipNext();
        device.heard(uplink(false), nowMillis);
        device.heard(uplink(false), nowMillis);

        assertThat(told).hasSize(1);
        assertThat(line.take()).hasSize(1);
    }

    @Test
    void statisticsComeEachSecondWithinTheSession() {
        hello();
        device.heard(uplink(false), nowMillis);
        device.heard(damaged(), nowMillis);
        device.damaged(2);
        line.take();
        nowMillis += 999;
        device.passTime();
        assertThat(line.take()).isEmpty();

        nowMillis += 1;
        device.passTime();
        device.passTime();
        assertThat(line.take())
                .containsExactly(
                        "11:01000000" // 1 s since the boot
                                + "01000000" + "01000000" + "00000000" + "02000000" // ok, bad, overflow, line
                                + "e803" + "04" + "00" // listens always, 4 dBm, none held
                                + "04000000"); // both hellos, the band's frame, and this
    }

    @Test
    void answersTimeWithTheTicksOfComingAndGoing() {
        hello();
        from("12", 0, "0700" + "7b748d00a2010000");

        Frame answer = line.frames.get(0);
        assertThat(HexFormat.of().formatHex(answer.payload())).startsWith("0700");
        assertThat(answer.payload()).hasSize(6);
    }

    @Test
    void messageWaitsForItsBandAndIsAcknowledged() {
        hello();
        from("20", BAND, MESSAGE);
        assertThat(line.take()).containsExactly("21:01eeffc0" + "01" + "00" + "00");

        device.heard(uplink(false), nowMillis);
        assertThat(line.take()).hasSize(2).last().isEqualTo("21:01eeffc0" + "02" + "00" + "01");
        assertThat(delivered).containsExactly("c001a2b3c4d5 010203");
    }

    @Test
    void repeatedCommandIsNotDoneAgain() {
        hello();
        from("20", BAND, MESSAGE);
        from("20", BAND, MESSAGE);
        device.heard(uplink(false), nowMillis);
        line.take();
        from("20", BAND, MESSAGE);
        device.heard(uplink(false), nowMillis);

        assertThat(line.take()).first().isEqualTo("21:01eeffc0" + "02" + "00" + "01");
        assertThat(delivered).hasSize(1);
    }

    @Test
    void secondCommandForABandIsRefused() {
        hello();
        from("20", BAND, MESSAGE);
        from("20", BAND, "02" + MESSAGE.substring(2));

        assertThat(line.take()).last().isEqualTo("21:02eeffc0" + "03" + "01" + "00");
    }

    @Test
    void bandThatNeverAcknowledgesUsesUpTheTries() {
        device = device(1);
        device.opened();
        hello();
        from("20", BAND, MESSAGE);
        for (int i = 0; i < 4; i++) {
            device.heard(uplink(false), nowMillis);
        }

        assertThat(line.take()).contains("22:01eeffc0" + "02" + "03");
        assertThat(delivered).isEmpty();
    }

    @Test
    void bandThatIsSilentLetsTheTimeRunOut() {
        hello();
        from("20", BAND, MESSAGE);
        nowMillis += 60_000;
        device.passTime();

        assertThat(line.take()).contains("22:01eeffc0" + "01" + "00");
        device.heard(uplink(false), nowMillis);
        assertThat(delivered).isEmpty();
    }

    @Test
    void transmitPowerIsSetWithinItsRangeAndReported() {
        hello();
        from("20", 0, "02000000" + "3c" + "03" + "02" + "f8");
        from("20", 0, "03000000" + "3c" + "03" + "02" + "09");
        from("20", 0, "04000000" + "3c" + "03" + "09");
        assertThat(line.take())
                .containsExactly("21:02000000" + "020000", "21:03000000" + "030400", "21:04000000" + "030300");

        from("10", 0, REQUEST);
        assertThat(line.take()).singleElement().asString().contains("f8ec08");
    }

    @Test
    void orderedRestartIsAnsweredFirstAndForgetsEverything() {
        hello();
        from("20", BAND, MESSAGE);
        from("20", 0, "02000000" + "3c" + "03" + "03");
        assertThat(line.take()).last().isEqualTo("21:02000000" + "020000");
        assertThat(device.inSession()).isFalse();

        from("10", 0, REQUEST);
        assertThat(line.take()).as("while it boots").isEmpty();
        nowMillis += 400;
        device.passTime();
        assertThat(line.frames.get(0).seq()).isZero();
        assertThat(line.take())
                .singleElement()
                .asString()
                .startsWith("10:01010000")
                .contains("03" + "4e000000");

        hello();
        device.heard(uplink(false), nowMillis);
        assertThat(delivered).isEmpty();
    }

    @Test
    void jammedRadioHearsAgainAfterAHello() {
        hello();
        device.jam();
        device.heard(uplink(false), nowMillis);
        assertThat(line.take()).isEmpty();

        hello();
        device.heard(uplink(false), nowMillis);
        assertThat(line.take()).hasSize(1);
    }

    @Test
    void sessionEndsWhenTheGatewayIsSilentForNinetySeconds() {
        hello();
        nowMillis += 90_001;
        device.passTime();

        assertThat(sessions).containsExactly(true, false);
    }

    @Test
    void tooShortAPayloadIsMalformedAndAnErrorIsNeverAnswered() {
        hello();
        from("12", 0, "0700");
        from("7f", 0, "02120900");
        from("30", BAND, "80");

        assertThat(line.take()).containsExactly("7f:03" + "12" + "0900", "7f:03" + "30" + "0900");
        assertThat(device.counters().lineBad).isEqualTo(2);
    }

    private void hello() {
        from("10", 0, REQUEST);
        line.take();
    }

    /** A frame of the gateway with number 9. */
    private void from(String type, long devId, String payload) {
        byte[] octets = HexFormat.of().parseHex(payload);
        device.received(new Frame(0, Integer.parseInt(type, 16), devId, 9, 127, 255, 0, octets), nowMillis);
    }

    private ReceiverDevice device(double downlinkLoss) {
        ReceiverListener listener = new ReceiverListener() {
            @Override
            public void told(Uplink uplink) {
                told.add(uplink);
            }

            @Override
            public void session(boolean open) {
                sessions.add(open);
            }

            @Override
            public void delivered(long address, byte[] message) {
                delivered.add(Long.toHexString(address) + " " + HexFormat.of().formatHex(message));
            }
        };
        return new ReceiverDevice(new BootClock(() -> nowMillis, 77), line, listener, new Chance(1), downlinkLoss);
    }

    private static Uplink uplink(boolean calls) {
        BandRecord record = new BandRecord(1, 1, 1, 0, calls, Vitals.OFF_WRIST);
        byte[] data = HexFormat.of().parseHex("1affffff220c0000a1b2000703e80348c325c747c525a549c32589");
        return new Uplink(0, new Advertisement(0, BAND, false, data, List.of(record)), -61, 40, 513, false);
    }

    private static Uplink damaged() {
        Uplink whole = uplink(false);
        return new Uplink(0, whole.advertisement(), whole.rssiDbm(), whole.channel(), 514, true);
    }
}
