package io.wardgate.simulator.wr24;

import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Garbage;
import io.wardgate.simulator.chance.PoissonTimes;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Scenario;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Passes what the ward sends on to the receiver, and breaks what the scenario wants broken. A fault happens with the
 * first frame after its time. Owned by the player's thread.
 */
public final class ReceiverFeed {

    private final VirtualReceiver receiver;
    private final List<Scenario.Silence> silences;
    private final Queue<Double> jams;
    private final Queue<Double> reboots;
    private final PoissonTimes garbageTimes;
    private final PoissonTimes flipTimes;
    private final Garbage garbage;

    public ReceiverFeed(VirtualReceiver receiver, Scenario.ReceiverFaults faults, Chance chance) {
        this.receiver = receiver;
        this.silences = faults.silences();
        this.jams = new PriorityQueue<>(faults.jamsAtSeconds());
        this.reboots = new PriorityQueue<>(faults.rebootsAtSeconds());
        this.garbageTimes = new PoissonTimes(chance, Purpose.GARBAGE_24, faults.garbagePerMinute());
        this.flipTimes = new PoissonTimes(chance, Purpose.FLIP_24, faults.flipsPerMinute());
        this.garbage = new Garbage(chance, Purpose.GARBAGE_24);
    }

    /** The receiver's radio receives a frame; call in order of time. */
    public void hear(Uplink uplink) {
        long now = uplink.atMicros();
        if (due(reboots, now)) {
            receiver.reboot();
        }
        if (due(jams, now)) {
            receiver.jam();
        }
        if (garbageTimes.due(now)) {
            receiver.garbage(garbage.next());
        }
        if (flipTimes.due(now)) {
            receiver.flipNext();
        }
        if (silences.stream().noneMatch(silence -> silence.holds(now))) {
            receiver.hear(uplink);
        }
    }

    private static boolean due(Queue<Double> seconds, long nowMicros) {
        Double first = seconds.peek();
        if (first == null || first * 1e6 > nowMicros) {
            return false;
        }
        seconds.remove();
        return true;
    }
}
