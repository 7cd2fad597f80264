package io.wardgate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentValidatorTest {

    private static final Section BUFFER = new Section(
            "io.wardgate.buffer",
            false,
            Map.of(
                    "directory", new Attribute("directory", Attribute.Type.TEXT, 1L, 255L, List.of(), true, false),
                    "rollMegabytes",
                            new Attribute("rollMegabytes", Attribute.Type.INTEGER, 1L, 64L, List.of(), false, false),
                    "keyFile", new Attribute("keyFile", Attribute.Type.TEXT, null, null, List.of(), false, true)));
    private static final Section HCI = new Section(
            "io.wardgate.ble.hci",
            true,
            Map.of(
                    "name", new Attribute("name", Attribute.Type.TEXT, 1L, 32L, List.of(), true, false),
                    "phy",
                            new Attribute(
                                    "phy", Attribute.Type.TEXT, null, null, List.of("1M", "coded"), false, false)));

    private final DocumentValidator validator = new DocumentValidator(List.of(BUFFER, HCI));

    @Test
    void acceptsADocumentWithinAllRanges() throws ConfigurationException {
        List<ComponentConfiguration> valid = validate("""
                schema: 1
                revision: 7
                buffer: {directory: data, rollMegabytes: 16}
                ble.hci: [{name: a}, {name: b, phy: coded}]
                """);

        assertThat(valid)
                .containsExactly(
                        new ComponentConfiguration(
                                "io.wardgate.buffer", "", Map.of("directory", "data", "rollMegabytes", 16)),
                        new ComponentConfiguration("io.wardgate.ble.hci", "a", Map.of("name", "a")),
                        new ComponentConfiguration("io.wardgate.ble.hci", "b", Map.of("name", "b", "phy", "coded")));
    }

    @Test
    void namesKeyValueAndRangeOfEveryFaultAtOnce() {
        assertThatThrownBy(() -> validate("""
                        schema: 1
                        revision: 7
                        buffer: {directory: data, rollMegabytes: 9999, colour: red}
                        ble.hci: [{name: a, phy: 2M}]
                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("buffer.rollMegabytes is 9999; allowed: a whole number 1 to 64")
                .hasMessageContaining("buffer.colour is unknown")
                .hasMessageContaining("ble.hci[0].phy is 2M; allowed: 1M, coded");
    }

    @Test
    void refusesAWrongType() {
        assertRefused("buffer: {directory: data, rollMegabytes: sixteen}", "buffer.rollMegabytes is sixteen");
        assertRefused("buffer: {directory: 5}", "buffer.directory is 5; allowed: text of 1 to 255 characters");
        assertRefused("buffer: [1]", "buffer is [1]; allowed: keys with values");
        assertRefused("ble.hci: {name: a}", "ble.hci is {name=a}; allowed: a list");
    }

    @Test
    void refusesAnUnknownSection() {
        assertRefused("bufer: {}", "bufer is unknown; allowed: the sections ble.hci, buffer");
    }

    @Test
    void refusesAMissingRequiredKey() {
        assertRefused("buffer: {}", "buffer.directory is missing");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        assertRefused(
                "buffer: {directory: d, keyFile: /no/such/file}",
                "buffer.keyFile is /no/such/file; allowed: a file that can be read, or empty");
    }

    @Test
    void refusesTwoInstancesOfOneName() {
        assertRefused("ble.hci: [{name: a}, {name: a}]", "ble.hci[1].name is a; allowed: a name that no other");
    }

    private void assertRefused(String section, String message) {
        assertThatThrownBy(() -> validate("schema: 1\nrevision: 1\n" + section))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    private List<ComponentConfiguration> validate(String text) throws ConfigurationException {
        return validator.validate(DocumentReader.parse(text));
    }
}
