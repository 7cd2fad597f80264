package io.wardgate.simulator.ward;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Air;
import io.wardgate.simulator.air.Air24;
import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.air.Signal;
import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.vitals.Recording;
import io.wardgate.simulator.vitals.ReplayVitals;
import io.wardgate.simulator.vitals.SyntheticVitals;
import io.wardgate.simulator.vitals.VitalsSource;
import io.wardgate.simulator.ward.WardEvent.Produced;
import io.wardgate.simulator.ward.WardEvent.Received;
import io.wardgate.simulator.ward.WardEvent.Received24;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The whole ward as one endless stream of events in order (time, band). A function of the scenario alone: it knows no
 * clock, no gateway and no thread, so the same seed gives the same stream everywhere. Not thread-safe; one owner.
 */
public final class Ward {

    private final List<Band> bands = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final PriorityQueue<Band> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Band::nextMicros).thenComparingInt(Band::index));
    private final Queue<Report> received = new ArrayDeque<>();
    private final Air air;
    private final Air24 air24;
    private final Scenario.Radio24 radio24;
    private final Happenings calls;
    private final Happenings reboots;

    public Ward(Scenario scenario) {
        Chance chance = new Chance(scenario.seed());
        Places places = new Places(scenario.floor(), chance);
        Recording recording = Recording.shipped();
        for (BandIdentity identity : BandIdentity.all(scenario)) {
            int index = identity.index();
            bands.add(new Band(identity, scenario, chance, vitals(scenario, recording, chance, index)));
            signals.add(new Signal(scenario.radio(), scenario.floor(), places.of(index), chance, index));
        }
        this.air = new Air(scenario.radio());
        this.radio24 = scenario.radio24();
        this.air24 = new Air24(chance, scenario.radio().lossless(), radio24.firstSequence());
        int count = bands.size();
        this.calls = new Happenings(scenario.sos(), chance, Purpose.SOS_GAP, Purpose.SOS_BAND, count);
        this.reboots = new Happenings(scenario.reboots(), chance, Purpose.REBOOT_GAP, Purpose.REBOOT_BAND, count);
        agenda.addAll(bands);
    }

    /** The advertising channels; its counts may be read by any thread. */
    public Air air() {
        return air;
    }

    /** What happens next. */
    public WardEvent next() {
        while (true) {
            Report report = received.poll();
            if (report != null) {
                return new Received(report);
            }
            Uplink uplink = air24.decide(Math.min(nextStartMicros(), air.nextEndMicros()));
            if (uplink != null) {
                return new Received24(uplink);
            }
            List<Report> decided = air.decide(nextStartMicros());
            if (decided != null) {
                received.addAll(decided);
            } else if (!intervene()) {
                Band band = first();
                boolean measures = band.measuresNext();
                long now = band.nextMicros();
                if (measures) {
                    Produced produced = new Produced(band.measure());
                    agenda.add(band);
                    return produced;
                }
                transmit(now, band);
                agenda.add(band);
            }
        }
    }

    /** Both radios of a band carry the same octets; they leave the same wrist, so they share the shadowing. */
    private void transmit(long now, Band band) {
        Advertisement advertisement = band.advertise();
        BandIdentity identity = band.identity();
        Signal signal = signals.get(band.index());
        double rssi = signal.nextDbm(now);
        if (identity.advertises()) {
            air.transmit(now, advertisement, rssi, signal.receivable(rssi));
        }
        if (identity.speaks24()) {
            double rssi24 = rssi + radio24.gainDb();
            boolean damaged = signal.damaged24(radio24.extraLoss());
            air24.transmit(now, advertisement, rssi24, signal.reaches24(rssi24), damaged);
        }
    }

    /** Lets a call or a reboot happen if one is due before the next band acts. */
    private boolean intervene() {
        long bandMicros = nextBandMicros();
        if (calls.nextMicros() <= bandMicros && calls.nextMicros() <= reboots.nextMicros()) {
            long now = calls.nextMicros();
            Band band = bands.get(calls.nextBand());
            agenda.remove(band);
            band.pressSos(now);
            agenda.add(band);
            return true;
        }
        if (reboots.nextMicros() <= bandMicros) {
            long now = reboots.nextMicros();
            Band band = bands.get(reboots.nextBand());
            agenda.remove(band);
            if (band.reboot(now)) {
                air24.restart(band.index());
            }
            agenda.add(band);
            return true;
        }
        return false;
    }

    private long nextStartMicros() {
        return Math.min(nextBandMicros(), Math.min(calls.nextMicros(), reboots.nextMicros()));
    }

    private long nextBandMicros() {
        Band next = agenda.peek();
        return next == null ? Long.MAX_VALUE : next.nextMicros();
    }

    private Band first() {
        return agenda.remove();
    }

    /** The first band of a scenario starts at the recording's beginning, so that a test knows what to expect. */
    private static VitalsSource vitals(Scenario scenario, Recording recording, Chance chance, int index) {
        if (chance.uniform(index, Purpose.REPLAY, 0) < scenario.bands().replayShare()) {
            long offset = index == 0
                    ? 0
                    : (long) (chance.uniform(index, Purpose.REPLAY_OFFSET, 0) * recording.seconds()) * 1000;
            return new ReplayVitals(recording, offset);
        }
        return new SyntheticVitals(chance, index);
    }
}
