package io.wardgate.ble.wr24;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.RadioPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A receiver whose bands say what the test wants. Address 0 is the receiver's own, the kind of an address is what its
 * bits say, and a band always has something to say (docs/wire/wr24-v1.md).
 */
abstract class Wr24RadioPeer extends RadioPeer {

    final FakeReceiver receiver = new FakeReceiver();
    private int seq;

    /** Where the gateway finds the receiver. */
    abstract String address();

    @Override
    public Set<Capability> lacks() {
        return EnumSet.of(
                Capability.ADDRESS_OF_ZEROES,
                Capability.KIND_BESIDE_ADDRESS,
                Capability.IDENTITY_ADDRESSES,
                Capability.EMPTY_DATA);
    }

    @Override
    public AdvertisementSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        Wr24Settings settings = new Wr24Settings(
                tuning.name(),
                PortAddress.parseWithUdp("ble.wr24", address(), 921_600),
                Wr24Settings.TX_POWER_AS_IT_IS,
                tuning.watchdogSeconds(),
                tuning.queue());
        return new Wr24Radio(settings, probe, clock);
    }

    @Override
    public int longestData() {
        return Frame.GREATEST_PAYLOAD;
    }

    /** A frame for each report. */
    @Override
    public byte[] octets(Heard... reports) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (Heard report : reports) {
            frames.writeBytes(frame(report).octets());
        }
        return frames.toByteArray();
    }

    @Override
    public void hearMalformed() throws IOException {
        hear(Heard.of(9).withData(new byte[0]));
    }

    private Frame frame(Heard report) {
        seq = seq + 1 & 0xFFFF;
        return new Frame(
                Frame.VERSION,
                0,
                FrameType.VITALS.code(),
                report.address(),
                seq,
                report.rssiDbm(),
                40,
                receiver.tick,
                report.data());
    }
}
