package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeviceTableTest {

    @Test
    void keepsTheDevicesHeardLastAndNoMore() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        DeviceTable table = new DeviceTable(64);
        Map<Long, DeviceTracks> expected = new LinkedHashMap<>(16, 0.75f, true);
        for (int i = 0; i < 100_000; i++) {
            long id = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(90) * 4_096L;
            DeviceTracks tracks = table.heard(id);
            if (expected.containsKey(id)) {
                assertThat(tracks).as("seed %d, step %d", seed, i).isSameAs(expected.get(id));
            }
            expected.put(id, tracks);
            if (expected.size() > 64) {
                long oldest = expected.keySet().iterator().next();
                expected.remove(oldest);
                assertThat(table.find(oldest)).as("seed %d, step %d", seed, i).isNull();
            }
        }
        expected.forEach((id, tracks) -> assertThat(table.find(id)).isSameAs(tracks));
        assertThat(table.size()).isEqualTo(64);
    }

    @Test
    void givesAReusedPlaceNothingOfItsLastDevice() {
        Cleaner cleaner = new Cleaner(CleaningRules.ofBands(), 1);
        Wrist.settle(cleaner, 1, 70);
        Wrist.settle(cleaner, 2, 130);

        assertThat(Wrist.settle(cleaner, 1, 180).quality()).isZero();
    }

    @Test
    void needsAPlace() {
        assertThatThrownBy(() -> new DeviceTable(0)).hasMessage("capacity is 0; allowed: 1 or more");
    }
}
