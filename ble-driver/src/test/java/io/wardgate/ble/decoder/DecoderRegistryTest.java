package io.wardgate.ble.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Metric;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.KeysForTest;
import io.wardgate.ble.layout.Tables;
import io.wardgate.ble.vendor.SealedBthome;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoderRegistryTest {

    private static final String POLAR = "07ff6b00 720800 48";
    private static final String SITE = """
            decoders:
              - name: %s
                match: {manufacturer: 0x006B}
                kind: sensor
                fields: [{name: oxygen, at: -1, metric: SPO2}]
                vectors: [{origin: made by hand, data: "07ff6b00 720800 48", expect: {oxygen: 72}}]
            """;

    private final CollectedReadings sink = new CollectedReadings();

    @Test
    void letsTheSitesEntryStandBeforeAShippedOne() {
        DecoderRegistry registry = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
        registry.useSite(Tables.entries(SITE.formatted("ours")));

        registry.decode(HeardAdvertisements.of(POLAR), sink);

        assertThat(sink.readings.get(0).values().has(Metric.SPO2)).isTrue();
        assertThat(registry.recognised()).containsEntry("ours", 1L).containsEntry("polar-heart-rate", 0L);

        registry.useSite(List.of());
        registry.decode(HeardAdvertisements.of(POLAR), sink);
        assertThat(sink.readings.get(1).values().has(Metric.HEART_RATE)).isTrue();
    }

    @Test
    void putsAShippedEntryOutOfUseByItsName() {
        DecoderRegistry registry = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
        registry.decode(HeardAdvertisements.of(POLAR), sink);
        registry.useSite(Tables.entries(SITE.formatted("polar-heart-rate")));

        registry.decode(HeardAdvertisements.of(POLAR), sink);

        assertThat(sink.readings.get(1).values().has(Metric.SPO2)).isTrue();
        assertThat(registry.recognised()).containsEntry("polar-heart-rate", 2L);
    }

    @Test
    void letsNoTableStandBeforeAFormatWithKeysAndKeepsItsMemory() {
        long device = 0x5448_E68F_80A5L;
        String key = "231d39c1d7cc1ab1aee224cd096db932";
        DecoderRegistry registry = new ShippedDecoders(0xFFFF, KeysForTest.bthome(device, key)).registry();
        assertThat(registry.decode(HeardAdvertisements.of(device, hex(SealedBthome.message(device, key, 8))), sink))
                .isEqualTo(Outcome.DECODED);

        registry.useSite(Tables.entries("""
                decoders:
                  - name: greedy
                    match: {service: 0xFCD2}
                    kind: sensor
                    fields: [{name: info, at: 0, metric: STEPS}]
                    vectors: [{origin: made by hand, data: "0416d2fc20", expect: {info: 32}}]
                """));

        assertThat(registry.decode(HeardAdvertisements.of(device, hex(SealedBthome.message(device, key, 7))), sink))
                .isEqualTo(Outcome.REPLAYED);
        assertThat(registry.decode(HeardAdvertisements.of("0416d2fc20"), sink))
                .as("what the format with keys does not know")
                .isEqualTo(Outcome.DECODED);
    }

    @Test
    void decodesEveryAdvertisementWhileEntriesAreSwapped() throws InterruptedException {
        DecoderRegistry registry = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
        List<DecoderEntry> site = Tables.entries(SITE.formatted("ours"));
        Thread swapping = new Thread(() -> {
            for (int i = 0; i < 2_000; i++) {
                registry.useSite(i % 2 == 0 ? site : List.of());
            }
        });
        swapping.start();
        int heard = 0;
        while (swapping.isAlive() || heard < 2_000) {
            assertThat(registry.decode(HeardAdvertisements.of(POLAR), sink)).isEqualTo(Outcome.DECODED);
            heard++;
        }
        swapping.join();

        assertThat(sink.readings).hasSize(heard);
        assertThat(registry.recognised().get("polar-heart-rate")).isPositive();
    }

    private static byte[] hex(String text) {
        return HeardAdvertisements.hex(text);
    }
}
