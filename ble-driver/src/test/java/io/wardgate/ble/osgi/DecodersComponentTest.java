package io.wardgate.ble.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
