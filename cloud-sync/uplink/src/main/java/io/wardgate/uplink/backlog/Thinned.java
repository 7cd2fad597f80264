package io.wardgate.uplink.backlog;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Readings of which one a minute and device is left, the newest of each minute, and the declaration of the others: one
 * drop for each run of consecutive records of a device, so that nothing is declared that was not there.
 *
 * @param kept sorted by (device, boot, sequence)
 */
record Thinned(List<Reading> kept, List<Drop> drops, int removed) {

    private static final long MINUTE_MILLIS = 60_000;
    private static final Comparator<Reading> BY_RECORD = Comparator.comparingLong(Reading::deviceId)
            .thenComparing(Reading::boot, Integer::compareUnsigned)
            .thenComparingLong(Reading::sequence);

    static Thinned of(List<Reading> readings) {
        List<Reading> sorted = new ArrayList<>(readings);
        sorted.sort(BY_RECORD);
        List<Reading> kept = new ArrayList<>();
        List<Drop> drops = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < sorted.size(); at++) {
            boolean last = at == sorted.size() - 1;
            if (last || !sameMinute(sorted.get(at), sorted.get(at + 1))) {
                declare(sorted.subList(from, at), drops);
                kept.add(sorted.get(at));
                from = at + 1;
            }
        }
        return new Thinned(kept, drops, sorted.size() - kept.size());
    }

    private static boolean sameMinute(Reading one, Reading next) {
        return one.deviceId() == next.deviceId()
                && one.boot() == next.boot()
                && Math.floorDiv(one.sampledMonoMillis(), MINUTE_MILLIS)
                        == Math.floorDiv(next.sampledMonoMillis(), MINUTE_MILLIS);
    }

    private static void declare(List<Reading> removed, List<Drop> drops) {
        int from = 0;
        for (int at = 0; at < removed.size(); at++) {
            boolean last = at == removed.size() - 1;
            if (last || removed.get(at + 1).sequence() != removed.get(at).sequence() + 1) {
                Reading first = removed.get(from);
                drops.add(new Drop(
                        first.deviceId(),
                        Lane.ROUTINE,
                        first.boot(),
                        first.sequence(),
                        removed.get(at).sequence(),
                        at - from + 1,
                        DropReason.DECIMATED));
                from = at + 1;
            }
        }
    }
}
