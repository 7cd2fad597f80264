package io.wardgate.simulator.air;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Point;
import io.wardgate.simulator.scenario.Scenario;

/**
 * Strength of one band's signal at the gateway:
 *
 * <pre>
 *  RSSI = RSSI(1 m) - 10 n log10 d - walls + AR(1) shadowing - body while its wearer stands between
 * </pre>
 *
 * <p>The shadowing's state is this object's; owned by the ward's thread.
 */
public final class Signal {

    private static final double SHADOWING_SECONDS = 20;
    private static final long BODY_SLOT_MICROS = 10_000_000L;
    private static final double BODY_SHARE = 0.3;
    /** Half of the packets are received at this strength; the width is that of the logistic curve. */
    private static final double SENSITIVITY_DBM = -93;

    private static final double SENSITIVITY_WIDTH_DB = 1.5;

    private final Scenario.Radio radio;
    private final Chance chance;
    private final int band;
    private final double baseDbm;
    private double shadowing;
    private long shadowedAtMicros;
    private long sent;

    public Signal(Scenario.Radio radio, Scenario.Floor floor, Point place, Chance chance, int band) {
        this.radio = radio;
        this.chance = chance;
        this.band = band;
        this.baseDbm = base(radio, floor, place);
        this.shadowing = radio.shadowingDb() * chance.gaussian(band, Purpose.SHADOWING, 0);
    }

    /** Strength of the next advertisement; call once per advertisement in order of time. */
    public double nextDbm(long atMicros) {
        sent++;
        double correlation = StrictMath.exp(-(atMicros - shadowedAtMicros) / (SHADOWING_SECONDS * 1e6));
        shadowing = correlation * shadowing
                + StrictMath.sqrt(1 - correlation * correlation)
                        * radio.shadowingDb()
                        * chance.gaussian(band, Purpose.SHADOWING, sent);
        shadowedAtMicros = atMicros;
        boolean behindBody = chance.uniform(band, Purpose.BODY, atMicros / BODY_SLOT_MICROS) < BODY_SHARE;
        return baseDbm + shadowing - (behindBody ? radio.bodyDb() : 0);
    }

    /** Whether the last advertisement is strong enough, by chance along the sensitivity curve, and not lost otherwise. */
    public boolean receivable(double rssiDbm) {
        return chance.uniform(band, Purpose.RECEPTION, sent) < reach(rssiDbm)
                && chance.uniform(band, Purpose.EXTRA_LOSS, sent) >= radio.extraLoss();
    }

    /** Whether the 2.4 GHz frame that went with it is strong enough: same place and same body, other packet. */
    public boolean reaches24(double rssiDbm) {
        return chance.uniform(band, Purpose.RECEPTION_24, sent) < reach(rssiDbm);
    }

    /** Whether something else on the air damages that frame. */
    public boolean damaged24(double extraLoss) {
        return chance.uniform(band, Purpose.EXTRA_LOSS_24, sent) < extraLoss;
    }

    private static double reach(double rssiDbm) {
        return 1 / (1 + StrictMath.exp(-(rssiDbm - SENSITIVITY_DBM) / SENSITIVITY_WIDTH_DB));
    }

    private static double base(Scenario.Radio radio, Scenario.Floor floor, Point place) {
        double distance = Math.max(
                0.3,
                StrictMath.hypot(
                        place.x() - floor.gateway().x(),
                        place.y() - floor.gateway().y()));
        double loss = 10 * radio.exponent() * StrictMath.log10(distance);
        for (Scenario.Wall wall : floor.walls()) {
            loss += Crossing.between(place, floor.gateway(), wall.from(), wall.to()) ? wall.lossDb() : 0;
        }
        return radio.rssiAtOneMetreDbm() - loss;
    }
}
