package io.wardgate.core.device;

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
        DeviceTable<long[]> table = new DeviceTable<>(64, () -> new long[1], value -> value[0] = 0);
        Map<Long, long[]> expected = new LinkedHashMap<>(16, 0.75f, true);
        for (int i = 0; i < 100_000; i++) {
            long id = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(90) * 4_096L;
            long[] value = table.heard(id);
            assertThat(value[0]).as("seed %d, step %d", seed, i).isEqualTo(expected.containsKey(id) ? id : 0);
            value[0] = id;
            expected.put(id, value);
            if (expected.size() > 64) {
                long oldest = expected.keySet().iterator().next();
                expected.remove(oldest);
                assertThat(table.find(oldest)).as("seed %d, step %d", seed, i).isNull();
            }
        }
        expected.forEach((id, value) -> assertThat(table.find(id)).isSameAs(value));
        assertThat(table.size()).isEqualTo(64);
    }

    @Test
    void needsAPlace() {
        assertThatThrownBy(() -> new DeviceTable<>(0, () -> "", value -> {}))
                .hasMessage("capacity is 0; allowed: 1 or more");
    }
}
