package io.wardgate.ble.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AddressMemoryTest {

    private static final long SECOND = 1_000_000_000L;

    private final AddressMemory memory = new AddressMemory();

    @Test
    void remembersWhatWasFoundOut() {
        memory.remember(7, 42, 0);

        assertThat(memory.find(7, 1)).isEqualTo(42);
        assertThat(memory.find(8, 1)).isEqualTo(AddressMemory.ABSENT);
    }

    @Test
    void forgetsAnAddressThatIsSilentForAMinute() {
        memory.remember(1, 1, 0);
        memory.remember(2, 2, 0);
        memory.find(2, 40 * SECOND);

        assertThat(memory.find(1, 61 * SECOND)).isEqualTo(AddressMemory.ABSENT);
        assertThat(memory.find(2, 61 * SECOND)).isEqualTo(2);
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void theAddressHeardLongestAgoMakesRoom() {
        for (int i = 0; i < AddressMemory.MOST; i++) {
            memory.remember(i, i, i);
        }
        memory.find(0, AddressMemory.MOST);
        memory.remember(-1, 5, AddressMemory.MOST + 1);

        assertThat(memory.find(1, AddressMemory.MOST + 2)).isEqualTo(AddressMemory.ABSENT);
        assertThat(memory.find(0, AddressMemory.MOST + 2)).isZero();
        assertThat(memory.find(-1, AddressMemory.MOST + 2)).isEqualTo(5);
        assertThat(memory.size()).isEqualTo(AddressMemory.MOST);
    }

    /** Addresses in the order of hearing, each with its time: slow, but plainly right. */
    @Test
    void agreesWithAPlainMapWhateverIsAsked() {
        long seed = 20_261_122;
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Long> heard = new LinkedHashMap<>();
        long now = 0;
        for (int step = 0; step < 200_000; step++) {
            now += random.nextLong(40_000_000);
            long address = random.nextInt(9_000);
            Iterator<Long> oldestFirst = heard.values().iterator();
            while (oldestFirst.hasNext() && now - oldestFirst.next() > AddressMemory.IDLE_SECONDS * SECOND) {
                oldestFirst.remove();
            }
            boolean known = heard.remove(address) != null;
            assertThat(memory.find(address, now))
                    .as("step %d, seed %d", step, seed)
                    .isEqualTo(known ? (int) address : AddressMemory.ABSENT);
            if (!known) {
                if (heard.size() == AddressMemory.MOST) {
                    heard.remove(heard.keySet().iterator().next());
                }
                memory.remember(address, (int) address, now);
            }
            heard.put(address, now);
        }
        assertThat(memory.size()).isEqualTo(heard.size());
    }
}
