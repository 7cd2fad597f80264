package io.wardgate.simulator.band;

import io.wardgate.simulator.vitals.Vitals;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One record of one band, and whether the gateway has been told of it. Made by the ward's thread, marked heard by the
 * threads of the radios: the mark is the only thing that changes.
 */
public final class BandRecord {

    private final long deviceId;
    private final int boot;
    private final int sequence;
    private final long atMicros;
    private final boolean sos;
    private final Vitals vitals;
    /** A bit a radio over which it was heard. */
    private final AtomicInteger heard = new AtomicInteger();

    /** What a hearing is worth. */
    public enum Heard {
        FIRST,
        OTHER_RADIO,
        AGAIN
    }

    public BandRecord(long deviceId, int boot, int sequence, long atMicros, boolean sos, Vitals vitals) {
        this.deviceId = deviceId;
        this.boot = boot;
        this.sequence = sequence;
        this.atMicros = atMicros;
        this.sos = sos;
        this.vitals = vitals;
    }

    /** See {@link io.wardgate.api.identity.DeviceId}. */
    public long deviceId() {
        return deviceId;
    }

    public int boot() {
        return boot;
    }

    public int sequence() {
        return sequence;
    }

    /** When it was measured, in microseconds of the scenario. */
    public long atMicros() {
        return atMicros;
    }

    /** Whether the call button was set when it was the newest record. */
    public boolean sos() {
        return sos;
    }

    public Vitals vitals() {
        return vitals;
    }

    /** Marks it as told to a gateway over a radio. */
    public Heard markHeard(Radio radio) {
        int bit = 1 << radio.ordinal();
        int before = heard.getAndUpdate(bits -> bits | bit);
        if (before == 0) {
            return Heard.FIRST;
        }
        return (before & bit) == 0 ? Heard.OTHER_RADIO : Heard.AGAIN;
    }
}
