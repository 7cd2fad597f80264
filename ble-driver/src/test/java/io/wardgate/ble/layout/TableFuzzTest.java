package io.wardgate.ble.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.table.TableFile;
import io.wardgate.ble.table.TableNode;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A million damaged examples of every shipped entry: nothing may throw, whatever comes out is one of the outcomes, and
 * nothing is remembered of them. The seed is that of {@code -Dwardgate.seed}.
 */
class TableFuzzTest {

    private static final int RUNS = 1_000_000;
    private static final List<String> TABLES = List.of(
            "beacons.yaml", "watches.yaml", "ruuvi.yaml", "minew.yaml", "moko.yaml", "kkm.yaml", "feasycom.yaml");

    @Test
    void takesAnyDamageToAnyEntrysExamples() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        DecoderRegistry registry = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
        List<byte[]> examples = examples();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        CountingSink sink = new CountingSink();
        for (int run = 0; run < RUNS; run++) {
            byte[] data = damaged(random, examples.get(random.nextInt(examples.size())));
            Advertisement heard = HeardAdvertisements.of(random.nextLong() >>> 16, data);
            try {
                outcomes.merge(registry.decode(heard, sink), 1, Integer::sum);
                registry.explain(heard);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", run " + run + ": " + HexFormat.of().formatHex(data), e);
            }
        }
        System.out.printf(
                "%d damaged examples of %d (seed %d): %s, %d readings%n",
                RUNS, examples.size(), seed, outcomes, sink.readings);
        assertThat(outcomes).containsKeys(Outcome.DECODED, Outcome.IDENTIFIED, Outcome.UNKNOWN, Outcome.MALFORMED);
        assertThat(registry.recognised().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("band-1")
                                && !entry.getKey().equals("bthome-2")))
                .as("every entry was hit")
                .allSatisfy(entry -> assertThat(entry.getValue()).isPositive());
    }

    private static List<byte[]> examples() {
        List<byte[]> examples = new ArrayList<>();
        for (String file : TABLES) {
            for (TableNode entry :
                    TableFile.resource(ShippedDecoders.class, file).list("decoders")) {
                entry.list("vectors").forEach(vector -> examples.add(vector.hex("data")));
            }
        }
        return examples;
    }

    private static byte[] damaged(SplittableRandom random, byte[] example) {
        byte[] data = example.clone();
        for (int times = random.nextInt(4); times >= 0; times--) {
            int at = random.nextInt(data.length);
            switch (random.nextInt(5)) {
                case 0 -> data[at] = (byte) random.nextInt(256);
                case 1 -> data[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> data = Arrays.copyOf(data, 1 + at); // cut, the lengths still claim the rest
                case 3 -> { // cut, and the last structure says so
                    data = Arrays.copyOf(data, 1 + at);
                    data[0] = (byte) (data.length - 1);
                }
                default -> { // longer, and the first structure takes it all
                    data = Arrays.copyOf(data, data.length + random.nextInt(40));
                    data[0] = (byte) (data.length - 1);
                }
            }
        }
        return data;
    }

    private static final class CountingSink implements ReadingSink {

        private long readings;

        @Override
        public boolean wants(long deviceId, int boot, long sequence) {
            return true;
        }

        @Override
        public void accept(Reading reading) {
            readings++;
        }

        @Override
        public void sighted(long deviceId, int rssiDbm, long heardMonoNanos) {
            // sightings are not what is damaged here
        }
    }
}
