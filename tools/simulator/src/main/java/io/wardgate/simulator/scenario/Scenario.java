package io.wardgate.simulator.scenario;

import io.wardgate.simulator.band.RecordPeriod;
import java.util.List;

/**
 * What shall be played; every value is in range (docs/simulator.md lists the keys). Immutable.
 *
 * @param seed of all chance in it
 */
public record Scenario(
        long seed, Bands bands, Floor floor, Radio radio, Radio24 radio24, Events sos, Events reboots, Faults faults) {

    /** The wristbands; shares are 0 to 1. */
    public record Bands(
            int count,
            int firstId,
            int boot,
            RecordPeriod period,
            int companyId,
            double encryptedShare,
            double fullShare,
            double replayShare) {}

    /** One floor and the gateway on it. */
    public record Floor(Point gateway, List<Room> rooms, List<Wall> walls) {}

    /** A rectangle that holds bands; each room gets bands by its area. */
    public record Room(String name, double x, double y, double width, double depth) {}

    /** A straight wall and what it costs a signal. */
    public record Wall(Point from, Point to, double lossDb) {}

    /** What lies between band and gateway. */
    public record Radio(
            boolean lossless,
            int advertisingMillis,
            int advDelayMillis,
            int scanIntervalMillis,
            double captureDb,
            double extraLoss,
            double rssiAtOneMetreDbm,
            double exponent,
            double shadowingDb,
            double bodyDb) {}

    /**
     * The second radio of some bands; shares are 0 to 1.
     *
     * @param share of the bands that speak 2.4 GHz
     * @param aloneShare of those: that do not advertise
     * @param extraLoss of their frames: that something else on the air damages
     * @param downlinkLoss of the tries to tell a band a command
     * @param gainDb strength at the gateway compared with an advertisement
     * @param firstSequence number of each band's first frame
     */
    public record Radio24(
            double share,
            double aloneShare,
            double gainDb,
            double extraLoss,
            double downlinkLoss,
            int firstSequence,
            ReceiverFaults faults) {}

    /**
     * What goes wrong between 2.4 GHz receiver and gateway.
     *
     * @param jamsAtSeconds from when its radio hears nothing until the gateway has it restarted
     */
    public record ReceiverFaults(
            double garbagePerMinute,
            double flipsPerMinute,
            List<Silence> silences,
            List<Double> jamsAtSeconds,
            List<Double> rebootsAtSeconds) {}

    /** Things that happen to some band: at random and at given seconds. */
    public record Events(double perHour, List<Double> atSeconds) {}

    /** What goes wrong between controller and gateway. */
    public record Faults(double garbagePerMinute, List<Silence> silences) {}

    /** The device reports nothing, and says nothing about it. */
    public record Silence(double atSeconds, double seconds) {

        /** Whether it is silent at a time of the scenario. */
        public boolean holds(long atMicros) {
            double second = atMicros / 1e6;
            return second >= atSeconds && second < atSeconds + seconds;
        }
    }

    /** The same scenario with another seed. */
    public Scenario withSeed(long otherSeed) {
        return new Scenario(otherSeed, bands, floor, radio, radio24, sos, reboots, faults);
    }

    /** The same scenario with more or fewer bands. */
    public Scenario withCount(int count) {
        Bands others = new Bands(
                count,
                bands.firstId,
                bands.boot,
                bands.period,
                bands.companyId,
                bands.encryptedShare,
                bands.fullShare,
                bands.replayShare);
        return new Scenario(seed, others, floor, radio, radio24, sos, reboots, faults);
    }

    /** The same scenario, its bands in another session; real bands count sessions in flash. */
    public Scenario withBoot(int boot) {
        Bands restarted = new Bands(
                bands.count,
                bands.firstId,
                boot,
                bands.period,
                bands.companyId,
                bands.encryptedShare,
                bands.fullShare,
                bands.replayShare);
        return new Scenario(seed, restarted, floor, radio, radio24, sos, reboots, faults);
    }
}
