package io.wardgate.core.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeviceTableTest {

    @Test
    void forgetsInTheOrderInWhichDevicesWereHeardLikeAnAccessOrderedMap() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            DeviceTable table = new DeviceTable(16);
            LinkedHashMap<Long, Boolean> model = new LinkedHashMap<>(16, 0.75f, true);
            for (int step = 0; step < 5_000; step++) {
                long id = random.nextLong(40) << 20;
                Device known = table.find(id);
                assertThat(known != null).as("step %d, seed %d", step, seed).isEqualTo(model.containsKey(id));
                if (known != null) {
                    table.touch(known, step);
                    model.get(id);
                } else {
                    if (table.isFull()) {
                        Device gone = Objects.requireNonNull(table.removeOldest());
                        long eldest = model.keySet().iterator().next();
                        assertThat(gone.id).as("step %d, seed %d", step, seed).isEqualTo(eldest);
                        model.remove(eldest);
                    }
                    table.add(new Device(id, 1, step));
                    model.put(id, true);
                }
                assertThat(table.size()).isEqualTo(model.size());
            }
        }
    }
}
