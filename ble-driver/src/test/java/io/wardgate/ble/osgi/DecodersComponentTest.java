package io.wardgate.ble.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.health.Health;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.key.KeyFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodersComponentTest {

    @TempDir
    Path directory;

    @Test
    void decodesUnderTheConfiguredCompanyIdAndKeys() throws IOException, KeyFileException {
        Path keyFile = Files.writeString(
                directory.resolve("keys.yaml"), "bands: {wg-0000a1b2: 2b7e151628aed2a6abf7158809cf4f3c}");
        DecodersComponent component = new DecodersComponent(0x0A57, keyFile.toString(), "");
        String plain = "1aff570a228c0000a1b2000703e80348c325c747c525a549c32589";

        assertThat(component.decode(HeardAdvertisements.of(plain), new CollectedReadings()))
                .isEqualTo(Outcome.UNAUTHENTIC);
        assertThat(component.mayBeUrgent(HeardAdvertisements.of(plain))).isTrue();
        Health health = component.check();
        assertThat(component.name()).isEqualTo("ble.decoders");
        assertThat(health.figures()).containsEntry("keys", 1L).containsEntry("band-1", 1L);
    }

    @Test
    void refusesAKeyFileThatIsNotThere() {
        String missing = directory.resolve("none.yaml").toString();

        assertThatThrownBy(() -> new DecodersComponent(0xFFFF, missing, ""))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void watchesTheSitesTablesWhileItIsActive() throws IOException, KeyFileException {
        Path tables = Files.createDirectory(directory.resolve("tables"));
        Files.writeString(tables.resolve("acme.yaml"), """
                decoders:
                  - name: acme
                    match: {manufacturer: 0x1234, prefix: "01"}
                    kind: sensor
                    fields: [{name: pulse, at: 1, metric: HEART_RATE}]
                    vectors: [{origin: made by hand, data: "05ff3412 01 48", expect: {pulse: 72}}]
                """);
        DecodersComponent component = new DecodersComponent(0xFFFF, "", tables.toString());
        component.watchSite();

        assertThat(component.decode(HeardAdvertisements.of("05ff34120148"), new CollectedReadings()))
                .isEqualTo(Outcome.DECODED);
        assertThat(component.check().figures()).containsEntry("siteEntries", 1L).containsEntry("acme", 1L);

        Files.writeString(tables.resolve("bad.yaml"), "decoders: []");
        await().untilAsserted(() -> assertThat(component.check().state()).isEqualTo(Health.State.DEGRADED));
        assertThat(component.check().summary()).endsWith("bad.yaml: decoders holds 0 entries; allowed: 1 to 256");
        assertThat(component.check().figures()).containsEntry("siteEntries", 1L).containsEntry("siteTablesRefused", 1L);

        component.leave();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("wardgate-decoder-tables"));
    }
}
