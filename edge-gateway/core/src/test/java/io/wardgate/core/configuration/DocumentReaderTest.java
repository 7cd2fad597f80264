package io.wardgate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    private static final String GOOD = """
            schema: 1
            revision: 3
            gateway:
              id: GW-3F-01
            ble.hci:
              - name: dongle-1
                port: serial:/dev/ttyACM0
            """;

    @Test
    void keepsTheTextOfTheDocumentAndItsRevision() throws ConfigurationException {
        Document document = DocumentReader.parse(GOOD);

        assertThat(document.revision()).isEqualTo(3);
        assertThat(document.text()).isEqualTo(GOOD);
        assertThat(document.sections()).containsOnlyKeys("gateway", "ble.hci");
    }

    @Test
    void readsJsonToo() throws ConfigurationException {
        assertThat(DocumentReader.parse("{\"schema\": 1, \"revision\": 2}").revision())
                .isEqualTo(2);
    }

    @Test
    void saysWhichLineIsNotYaml() {
        assertThatThrownBy(() -> DocumentReader.parse("schema: 1\nrevision: 1\ngateway: {id: ]\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void refusesNestingThatWouldEndTheThreadThatReadsIt() {
        String brackets = "schema: 1\nrevision: 1\ngateway: " + "[".repeat(500_000);

        assertThatThrownBy(() -> DocumentReader.parse(brackets))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("allowed: up to 8 levels");
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThatThrownBy(() -> DocumentReader.parse("schema: 1\nschema: 1\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("schema");
    }

    @Test
    void refusesAnotherSchemaAndAMissingRevision() {
        assertThatThrownBy(() -> DocumentReader.parse("schema: 2\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("schema is 2; allowed: 1; revision is null; allowed: a whole number from 0");
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> DocumentReader.read(Path.of("no-such.yaml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("configuration file no-such.yaml is not readable");
    }

    @Test
    void eitherReadsOrRefusesEveryTruncationAndMutation() {
        long seed = 20261122;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(GOOD.substring(0, random.nextInt(GOOD.length() + 1)));
            for (int change = random.nextInt(4); change > 0 && !text.isEmpty(); change--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(1, 0x3000));
            }
            try {
                DocumentReader.parse(text.toString());
            } catch (ConfigurationException refused) {
                assertThat(refused.getMessage())
                        .as("seed %d round %d", seed, round)
                        .isNotBlank();
            }
        }
    }
}
