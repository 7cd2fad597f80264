package io.wardgate.ble.wr24;

import io.wardgate.api.identity.DeviceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The bands that this receiver has heard: which address a band has, and how many of its frames were missed by the gaps in
 * their numbers.
 *
 * <p>At most {@link #GREATEST}; the one heard longest ago makes room, so that invented addresses cost no memory. Owned by
 * the reader thread of one source; outlives the lines.
 */
final class BandsHeard {

    static final int GREATEST = 4_096;

    private static final int GREATEST_GAP = 1_024;
    private static final int GREATEST_DELAY = 16;
    private static final int SEQUENCES = 0x1_0000;
    private static final int REACHABLE_MILLIS = 60_000;

    private final Map<Long, Band> byAddress = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Band> eldest) {
            return size() > GREATEST;
        }
    };
    private final ReceiverFigures figures;

    private static final class Band {
        private long deviceId;
        private int seq;
        private long heardMillis;
    }

    BandsHeard(ReceiverFigures figures) {
        this.figures = figures;
    }

    void heard(long address, long deviceId, int seq, long nowMillis) {
        Band band = byAddress.get(address);
        if (band == null) {
            band = new Band();
            band.seq = seq;
            byAddress.put(address, band);
        } else {
            count(band, seq);
        }
        band.deviceId = deviceId;
        band.heardMillis = nowMillis;
    }

    /** Where a device is on the air, if it was heard within the last minute: it will hardly listen otherwise. */
    OptionalLong addressOf(long deviceId, long nowMillis) {
        return byAddress.entrySet().stream()
                .filter(entry -> isCalled(entry.getKey(), entry.getValue(), deviceId)
                        && nowMillis - entry.getValue().heardMillis <= REACHABLE_MILLIS)
                .mapToLong(Map.Entry::getKey)
                .reduce((older, newer) -> newer);
    }

    private static boolean isCalled(long address, Band band, long deviceId) {
        return band.deviceId == deviceId || DeviceId.ofAddress(address) == deviceId;
    }

    private void count(Band band, int seq) {
        int step = seq - band.seq & SEQUENCES - 1;
        if (step == 0 || step >= SEQUENCES - GREATEST_DELAY) {
            figures.repeated.incrementAndGet();
            return;
        }
        if (step <= GREATEST_GAP) {
            figures.lost.addAndGet(step - 1L);
        }
        band.seq = seq;
    }
}
