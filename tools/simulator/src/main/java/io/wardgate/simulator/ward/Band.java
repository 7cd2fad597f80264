package io.wardgate.simulator.ward;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.band.BandFrameEncoder;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.band.FrameHeader;
import io.wardgate.simulator.band.FrameHeader.Alerts;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.vitals.Vitals;
import io.wardgate.simulator.vitals.VitalsSource;
import java.util.List;

/**
 * One wristband as docs/wire/band-v1.md makes it behave: a record a period, an advertisement an interval, and at a
 * press of the call button a record at once and a burst for 2 s. Owned by the ward's thread.
 */
final class Band {

    /** The flag must stay at least 10 s. */
    private static final long SOS_MICROS = 12_000_000L;

    private static final long BURST_MICROS = 2_000_000L;
    private static final long REBOOT_MICROS = 3_000_000L;
    private static final long FIRST_ADVERTISEMENT_MICROS = 5_000L;
    private static final int FULL_EVERY = 10;

    private final BandIdentity identity;
    private final Scenario scenario;
    private final Chance chance;
    private final VitalsSource vitals;
    private final BandFrameEncoder encoder;
    private final Session session;
    private final EpisodicVitals episodic;

    private long records;
    private long advertisements;
    private long nextRecordMicros;
    private long nextAdvertisementMicros;
    private long burstUntilMicros = Long.MIN_VALUE;
    private long sosUntilMicros = Long.MIN_VALUE;

    Band(BandIdentity identity, Scenario scenario, Chance chance, VitalsSource vitals) {
        this.identity = identity;
        this.scenario = scenario;
        this.chance = chance;
        this.vitals = vitals;
        this.encoder = new BandFrameEncoder(scenario.bands().companyId());
        this.session = new Session(identity.deviceId(), scenario.bands().boot());
        this.episodic = new EpisodicVitals(chance, identity.index());
        this.nextRecordMicros = (long) (chance.uniform(identity.index(), Purpose.PHASE, 0)
                * scenario.bands().period().millis()
                * 1000L);
        this.nextAdvertisementMicros = nextRecordMicros + FIRST_ADVERTISEMENT_MICROS;
    }

    int index() {
        return identity.index();
    }

    BandIdentity identity() {
        return identity;
    }

    long nextMicros() {
        return Math.min(nextRecordMicros, nextAdvertisementMicros);
    }

    boolean measuresNext() {
        return nextRecordMicros <= nextAdvertisementMicros;
    }

    /** The record that is due. */
    BandRecord measure() {
        long now = nextRecordMicros;
        Vitals measured = vitals.measure(records++, now);
        episodic.moved(measured.motion());
        nextRecordMicros = now + scenario.bands().period().millis() * 1000L;
        return session.record(now, now < sosUntilMicros, measured);
    }

    /** The advertisement that is due. */
    Advertisement advertise() {
        long now = nextAdvertisementMicros;
        long index = advertisements++;
        boolean burst = now < burstUntilMicros;
        nextAdvertisementMicros = now + (burst ? burstGap(index) : routineGap(index));
        boolean full = identity.sendsFull() && !burst && index % FULL_EVERY == FULL_EVERY - 1;
        List<BandRecord> carried = session.repeated();
        List<Vitals> measured = carried.stream().map(BandRecord::vitals).toList();
        byte[] data = full
                ? encoder.full(header(now), measured, episodic.at(now), identity.key())
                : encoder.common(header(now), measured, identity.key());
        return new Advertisement(identity.index(), identity.address(), full, data, carried);
    }

    /** The wearer calls. A press while the flag is still set changes nothing. */
    void pressSos(long atMicros) {
        if (atMicros < sosUntilMicros || session.isEmpty()) {
            return;
        }
        sosUntilMicros = atMicros + SOS_MICROS;
        burstUntilMicros = atMicros + BURST_MICROS;
        nextRecordMicros = atMicros;
        nextAdvertisementMicros = atMicros;
    }

    /**
     * The band restarts and is silent meanwhile. A calling band does not: nobody would test that it forgets.
     *
     * @return whether it restarts
     */
    boolean reboot(long atMicros) {
        if (atMicros < sosUntilMicros) {
            return false;
        }
        session.restart();
        nextRecordMicros = atMicros + REBOOT_MICROS;
        nextAdvertisementMicros = nextRecordMicros + FIRST_ADVERTISEMENT_MICROS;
        return true;
    }

    private FrameHeader header(long nowMicros) {
        BandRecord newest = session.newest();
        int level = episodic.batteryLevel(nowMicros);
        return new FrameHeader(
                scenario.bands().period(),
                new Alerts(newest.sos(), false, level <= 2, false),
                level,
                identity.bandId(),
                newest.boot(),
                newest.sequence(),
                (nowMicros - newest.atMicros()) / 1000);
    }

    private long routineGap(long index) {
        Scenario.Radio radio = scenario.radio();
        return radio.advertisingMillis() * 1000L
                + (long) chance.between(index(), Purpose.ADV_DELAY, index, 0, radio.advDelayMillis() * 1000.0);
    }

    private long burstGap(long index) {
        return (long) chance.between(index(), Purpose.ADV_DELAY, index, 20_000, 30_000);
    }
}
