package io.wardgate.ble.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTablesTest {

    private static final String HEARD = "05ff3412 01 48";
    private static final String ENTRY = """
            decoders:
              - name: %s
                match: {manufacturer: 0x1234, prefix: "01"}
                kind: sensor
                fields: [{name: pulse, at: 1, metric: %s}]
                vectors: [{origin: made by hand, data: "05ff3412 01 48", expect: {pulse: 72}}]
            """;

    @TempDir
    Path directory;

    private final ShippedDecoders shipped = new ShippedDecoders(0xFFFF, DeviceKeys.none());
    private final DecoderRegistry registry = shipped.registry();
    private SiteTables tables;

    @BeforeEach
    void watch() {
        tables = new SiteTables(directory, shipped.siteTable(), registry);
    }

    @AfterEach
    void stop() {
        tables.stop();
    }

    @Test
    void takesATableThatIsThereAtTheStart() throws IOException {
        write("band.yaml", ENTRY.formatted("ours", "HEART_RATE"));

        assertThat(tables.readOnce().entries()).isEqualTo(1);
        assertThat(decode()).isEqualTo(Outcome.DECODED);
        assertThat(registry.recognised()).containsEntry("ours", 1L);
    }

    @Test
    void takesOverWhatComesChangesAndGoesWhileItRuns() throws IOException {
        tables.readOnce();
        tables.start();
        assertThat(decode()).isEqualTo(Outcome.UNKNOWN);

        write("band.yaml", ENTRY.formatted("ours", "HEART_RATE"));
        await().untilAsserted(() -> assertThat(tables.state().entries()).isEqualTo(1));
        assertThat(decode()).isEqualTo(Outcome.DECODED);

        write("other.yaml", ENTRY.formatted("theirs", "SPO2"));
        await().untilAsserted(() -> assertThat(tables.state().files()).isEqualTo(2));
        assertThat(decode()).isEqualTo(Outcome.DECODED);
        assertThat(registry.recognised()).containsEntry("ours", 2L).containsEntry("theirs", 0L);

        Files.delete(directory.resolve("band.yaml"));
        await().untilAsserted(() -> assertThat(tables.state().files()).isEqualTo(1));
        assertThat(decode()).isEqualTo(Outcome.DECODED);
        assertThat(registry.recognised()).containsEntry("theirs", 1L).doesNotContainKey("ours");
    }

    @Test
    void keepsWhatABrokenFileLastSaidAndNamesTheFault() throws IOException {
        write("band.yaml", ENTRY.formatted("ours", "HEART_RATE"));
        tables.readOnce();
        tables.start();

        write("band.yaml", ENTRY.formatted("ours", "PULSE"));
        await().untilAsserted(() -> assertThat(tables.state().fault())
                .startsWith("band.yaml: decoders[0].fields[0].metric is PULSE; allowed: [HEART_RATE"));
        assertThat(decode()).isEqualTo(Outcome.DECODED);

        write("band.yaml", ENTRY.formatted("ours", "HEART_RATE"));
        await().untilAsserted(() -> assertThat(tables.state().fault()).isEmpty());
        assertThat(tables.state().refused()).isEmpty();
    }

    @Test
    void refusesNamesThatAreTakenByAnotherFileOrByCode() throws IOException {
        write("a.yaml", ENTRY.formatted("ours", "HEART_RATE"));
        write("b.yaml", ENTRY.formatted("ours", "SPO2"));
        write("c.yaml", ENTRY.formatted("band-1", "SPO2"));

        assertThat(tables.readOnce().refused())
                .containsEntry("b.yaml", "b.yaml: decoders[0].name is ours, which a.yaml has; allowed: each name once")
                .containsEntry(
                        "c.yaml", "c.yaml: decoders[0].name is band-1, which is read by code; allowed: other names");
        assertThat(tables.state().entries()).isEqualTo(1);
    }

    @Test
    void saysThatADirectoryIsMissingUntilItIsThere() throws IOException {
        Files.delete(directory);
        assertThat(tables.readOnce().fault()).contains(directory.toString()).contains("cannot be read");
        tables.start();

        Files.createDirectory(directory);
        write("band.yaml", ENTRY.formatted("ours", "HEART_RATE"));

        await().untilAsserted(() -> assertThat(tables.state().entries()).isEqualTo(1));
        assertThat(tables.state().fault()).isEmpty();
    }

    private Outcome decode() {
        return registry.decode(HeardAdvertisements.of(HEARD), new CollectedReadings());
    }

    private void write(String file, String content) throws IOException {
        Path part = directory.resolve(file + ".part");
        Files.writeString(part, content);
        Files.move(part, directory.resolve(file), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
