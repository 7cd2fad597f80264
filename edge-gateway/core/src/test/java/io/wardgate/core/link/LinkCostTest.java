package io.wardgate.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wardgate.api.identity.DeviceId;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LinkCostTest {

    private static final int REPORTS = 100_000;
    private static final int BANDS = 400;

    @Test
    void leavesNoGarbageForBandsThatAreKnown() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Hearing ward = new Hearing();
        hear(ward, 0, 4 * BANDS);
        long before = threads.getCurrentThreadAllocatedBytes();
        hear(ward, 4 * BANDS, REPORTS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("octets for %d reports", REPORTS).isLessThan(REPORTS);
    }

    private static void hear(Hearing ward, int from, int to) {
        for (int i = from; i < to; i++) {
            String radio = i / BANDS % 2 == 0 ? Hearing.BLUETOOTH : Hearing.WR24;
            ward.links.heard(radio, DeviceId.ofBand(i % BANDS), 1, i / BANDS / 2, -60 - i % 20, i);
        }
    }
}
