package io.wardgate.nfc.key;

import static io.wardgate.nfc.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.aes.AesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String SITE = KEY + KEY;
    private static final String SUFFIX = "3042f54e585020416275";

    @TempDir
    private Path folder;

    @Test
    void readsAllKindsOfKeys() throws IOException {
        TagKeys keys = read("# ward 3\n\nsite 1 " + SITE + "\nsun 4 " + KEY + " " + KEY + " " + SUFFIX
                + "\nmutual 2 ntag424 0 " + KEY + " " + SUFFIX + "\nmutual 1 F54212 3 " + KEY + " " + SUFFIX);

        assertThat(keys.suns()).extracting(SunKeys::number).containsExactly(4);
        assertThat(keys.mutuals()).extracting(MutualKey::isDesfire).containsExactly(false, true);
        assertThat(keys.mutuals().get(1).application()).isEqualTo(hex("f54212"));
        assertThat(keys.mutuals().get(1).slot()).isEqualTo(3);
        // AN10922, 2.2.1
        TagUid uid = new TagUid(hex("04782e21801d80"));
        byte[] ofTheNote = new AesKey(hex("a8dd63a3b89d54b37ca802473fda9175")).cmac(new byte[0]);
        assertThat(keys.suns().get(0).fileKey(uid).cmac(new byte[0])).isEqualTo(ofTheNote);
        assertThat(keys.mutuals().get(0).of(uid).cmac(new byte[0])).isEqualTo(ofTheNote);
    }

    /** The reference is what {@code openssl dgst -sha256 -mac hmac} says of the seven octets. */
    @Test
    void theHighestSiteKeyIsInForceAndTheOthersAreStillTold() throws IOException {
        TagKeys keys = read("site 1 " + SITE + "\nsite 2 " + "ab".repeat(32));
        byte[] uid = hex("04e10cda993c80");

        assertThat(keys.reference(uid).key()).isEqualTo(2);
        assertThat(keys.formerReferences(uid))
                .extracting(ref -> ref.key() + " " + ref.hex())
                .containsExactly("1 16b19ed4fda407ae7c9b9254abaad4da");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path file = file("site 1 " + SITE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> KeyFile.read(file))
                .withMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site 1 0011 | its key must have 64 hexadecimal digits",
                "site 0 K K | a line of site has 3 words, not 4",
                "site x KK | its number must be a number from 1 to 1000000",
                "site 1 KK ; site 1 KK | number 1 is there already",
                "sun 1 K K 3042f5 | its suffix must have 18 to 48 hexadecimal digits",
                "sun 1 K Kx 3042f54e585020416275 | each key must have 32 hexadecimal digits",
                "mutual 1 ntag213 0 K 3042f54e585020416275 | its application, if not ntag424, must have 6 hexadecimal digits",
                "mutual 1 ntag424 14 K 3042f54e585020416275 | its slot must be a number from 0 to 13",
                "KK | begins with none of: site, sun, mutual",
                "sun 1 K K 3042f54e585020416275 | has no line with a site key, as: site 1 and 64 hexadecimal digits"
            })
    void saysWhatIsWrongWithoutShowingIt(String lines, String message) {
        String text = lines.replace("K", KEY).replace(" ; ", "\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(message)
                .withMessageContaining(folder.resolve("keys").toString())
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("00112233", "3042f5"));
    }

    @Test
    void nothingOfAKeyIsPrinted() throws IOException {
        TagKeys keys = read("site 1 " + SITE + "\nsun 4 " + KEY + " " + KEY + " " + SUFFIX + "\nmutual 2 ntag424 0 "
                + KEY + " " + SUFFIX);

        assertThat(keys)
                .hasToString("TagKeys[sites=[SiteKey[1, secret]], suns=[SunKeys[4, secret]], "
                        + "mutuals=[MutualKey[2, secret]]]");
    }

    private TagKeys read(String text) throws IOException {
        return KeyFile.read(file(text));
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
