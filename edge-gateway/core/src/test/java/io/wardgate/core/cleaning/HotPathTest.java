package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Reading;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HotPathTest {

    private static final int READINGS = 50_000;

    @Test
    void leavesNoGarbageForReadingsThatAreGood() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Cleaner cleaner = new Cleaner();
        Reading[] readings = new Reading[READINGS];
        for (int i = 0; i < READINGS; i++) {
            readings[i] = Wrist.reading(DeviceId.ofBand(i % 100), i / 100, 70 + i / 100 % 3);
        }
        for (int i = 0; i < 1_000; i++) {
            cleaner.clean(readings[i]);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 1_000; i < READINGS; i++) {
            cleaner.clean(readings[i]);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("octets for %d readings", READINGS - 1_000).isLessThan(READINGS);
    }

    @Test
    void remembersNoMoreDevicesThanItHasPlaces() {
        Cleaner cleaner = new Cleaner();
        for (int band = 0; band < 50_000; band++) {
            cleaner.clean(Wrist.reading(DeviceId.ofBand(band), band, 70));
        }

        assertThat(cleaner.devices()).isEqualTo(Cleaner.DEVICES);
    }

    @Test
    void givesAReusedPlaceNothingOfItsLastDevice() {
        Cleaner cleaner = new Cleaner(CleaningRules.ofBands(), 1);
        Wrist.settle(cleaner, 1, 70);
        Wrist.settle(cleaner, 2, 130);

        assertThat(Wrist.settle(cleaner, 1, 180).quality()).isZero();
    }
}
