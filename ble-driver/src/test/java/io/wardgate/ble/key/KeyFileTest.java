package io.wardgate.ble.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final String SECRET = "00112233445566778899001122334455";

    @Test
    void readsKeysOfBandsAndBthomeDevices() throws KeyFileException {
        DeviceKeys keys = KeyFile.parse("keys.yaml", """
                bands: {wg-0000a1b2: 00112233445566778899001122334455}
                bthome: {"A4:C1:38:8D:18:B2": 231d39c1d7cc1ab1aee224cd096db932}
                """);

        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.ofBand(0xA1B2)).isNotNull();
        assertThat(keys.ofBthome(0xA4C1_388D_18B2L)).isNotNull();
        assertThat(keys.ofBand(1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# no keys yet\n", "---\n"})
    void takesAFileWithoutKeys(String empty) throws KeyFileException {
        assertThat(KeyFile.parse("keys.yaml", empty).size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\n---\nb: 2\n", "bands: [", "bands: \u0000"})
    void refusesWhatIsNotOneDocument(String text) {
        assertThatThrownBy(() -> KeyFile.parse("keys.yaml", text))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("not YAML");
    }

    @Test
    void readsKeysOfDevicesWithPrivateAddresses() throws KeyFileException {
        DeviceKeys keys = KeyFile.parse("keys.yaml", """
                identities: {"C0:01:A2:B3:C4:D5": ec0234a357c8ad05341010a60a397d9b}
                """);

        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.identities()).singleElement().satisfies(identity -> {
            assertThat(identity.address()).isEqualTo(0xC001_A2B3_C4D5L);
            assertThat(identity.made(0x7081_940D_FBAAL)).isTrue();
        });
    }

    @Test
    void refusesMoreIdentitiesThanAnAddressMayCost() {
        StringBuilder file = new StringBuilder("identities:\n");
        for (int i = 0; i <= KeyFile.MOST_IDENTITIES; i++) {
            file.append("  \"C0:00:00:00:%02X:%02X\": %s\n".formatted(i >> 8, i & 0xFF, SECRET));
        }

        assertThatThrownBy(() -> KeyFile.parse("keys.yaml", file.toString()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageEndingWith("identities: 1001 devices; allowed: 1000");
    }

    @Test
    void namesEveryFaultButNoSecret() {
        assertThatThrownBy(() -> KeyFile.parse("keys.yaml", """
                        bands: {wg-0000a1b2: %s00, band7: %s}
                        identities: {wg-0000a1b2: %s}
                        doors: {}
                        """.formatted(SECRET, SECRET, SECRET)))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("keys.yaml")
                .hasMessageContaining("bands.wg-0000a1b2: the key must be 32 hex digits")
                .hasMessageContaining("bands.band7: not a device id")
                .hasMessageContaining("identities.wg-0000a1b2: not a device address")
                .hasMessageContaining("doors: unknown section")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void namesTheLineOfAYamlFault() {
        assertThatThrownBy(() -> KeyFile.parse("keys.yaml", "bands:\n  a: " + SECRET + "\n  a: " + SECRET + "\n"))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("line 3")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void namesAFileThatDoesNotExist(@TempDir Path directory) {
        Path missing = directory.resolve("keys.yaml");

        assertThatThrownBy(() -> KeyFile.read(missing))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("does not exist");
    }
}
