package io.wardgate.simulator.ward;

import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.vitals.Vitals;
import java.util.ArrayList;
import java.util.List;

/**
 * A band's boot and sequence numbers and the three records that it repeats. (boot, sequence) never repeats: after
 * 65,535 and at every reboot boot goes up and the repetition starts empty. Owned by the ward's thread.
 */
final class Session {

    private static final int REPEATED = 3;
    private static final int LAST_SEQUENCE = 0xFFFF;

    private final long deviceId;
    private final List<BandRecord> newestFirst = new ArrayList<>(REPEATED + 1);
    private int boot;
    private int nextSequence;

    Session(long deviceId, int boot) {
        this.deviceId = deviceId;
        this.boot = boot;
    }

    BandRecord record(long atMicros, boolean sos, Vitals vitals) {
        if (nextSequence > LAST_SEQUENCE) {
            restart();
        }
        BandRecord record = new BandRecord(deviceId, boot, nextSequence++, atMicros, sos, vitals);
        newestFirst.add(0, record);
        if (newestFirst.size() > REPEATED) {
            newestFirst.remove(REPEATED);
        }
        return record;
    }

    void restart() {
        boot = (boot + 1) & 0xFFFF;
        nextSequence = 0;
        newestFirst.clear();
    }

    boolean isEmpty() {
        return newestFirst.isEmpty();
    }

    BandRecord newest() {
        return newestFirst.get(0);
    }

    /** One to three records; a copy. */
    List<BandRecord> repeated() {
        return List.copyOf(newestFirst);
    }
}
