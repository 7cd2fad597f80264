package io.wardgate.simulator.ward;

import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.vitals.Vitals;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over everything that a ward produced and its radio received: equal for equal seeds, whoever plays it. Owned
 * by the thread that reads the ward.
 */
public final class TruthDigest {

    private static final int EVENT_OCTETS = 64;

    private final MessageDigest digest;

    public TruthDigest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of a scenario's first seconds, without waiting for them. */
    public static String of(Scenario scenario, double seconds) {
        Ward ward = new Ward(scenario);
        TruthDigest truth = new TruthDigest();
        long end = (long) (seconds * 1e6);
        for (WardEvent event = ward.next(); event.atMicros() < end; event = ward.next()) {
            truth.add(event);
        }
        return truth.hex();
    }

    public void add(WardEvent event) {
        ByteBuffer octets = ByteBuffer.allocate(EVENT_OCTETS).putLong(event.atMicros());
        if (event instanceof WardEvent.Produced produced) {
            BandRecord record = produced.record();
            Vitals vitals = record.vitals();
            octets.putLong(record.deviceId())
                    .putInt(record.boot())
                    .putInt(record.sequence())
                    .putInt(vitals.heartRate())
                    .putInt(vitals.spo2())
                    .putInt(vitals.skinTemperature())
                    .put((byte) (vitals.motion() << 2 | (vitals.worn() ? 2 : 0) | (record.sos() ? 1 : 0)));
        } else if (event instanceof WardEvent.Received received) {
            digest.update(received.report().advertisement().data());
            octets.putLong(received.report().advertisement().address())
                    .put((byte) received.report().rssiDbm());
        } else if (event instanceof WardEvent.Received24 received) {
            Uplink uplink = received.uplink();
            digest.update(uplink.advertisement().data());
            octets.putLong(uplink.advertisement().address())
                    .put((byte) uplink.rssiDbm())
                    .put((byte) uplink.channel())
                    .putShort((short) uplink.sequence())
                    .put((byte) (uplink.damaged() ? 1 : 0));
        }
        digest.update(octets.flip());
    }

    /** The digest so far; ends it. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
