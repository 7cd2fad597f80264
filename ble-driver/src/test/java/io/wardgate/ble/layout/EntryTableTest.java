package io.wardgate.ble.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.ble.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTableTest {

    private static final String ENTRY = """
            decoders:
              - name: thermo
                match: {service: 0xFFE1, prefix: "a1", least: 3, greatest: 3}
                kind: sensor
                fields:
                  - {name: temperature, at: 1, octets: 2, format: SINT, factor: "0.1", metric: SKIN_TEMPERATURE}
                vectors:
                  - {origin: made by hand, data: "0616e1ff a1 016d", expect: {temperature: 36.5}}
            """;

    @Test
    void takesAnEntryWhoseExampleComesOut() {
        assertThat(Tables.entries(ENTRY))
                .singleElement()
                .satisfies(entry -> assertThat(entry.name()).isEqualTo("thermo"));
    }

    @Test
    void refusesAnEntryWhoseExampleComesOutOtherwiseWithBothValues() {
        assertThatThrownBy(() -> Tables.entries(ENTRY.replace("temperature: 36.5", "temperature: 36.6")))
                .isInstanceOf(TableException.class)
                .hasMessage("test.yaml: decoders[0].vectors[0] of entry thermo: temperature is expected to be 36.6 but"
                        + " comes out as 36.5; advertisement 0616e1ff a1 016d; origin made by hand");
    }

    @Test
    void refusesAnEntryWhoseExampleLeavesAValueOutOrHasOneMore() {
        refuses("expect: {temperature: 36.5}", "expect: {}", "temperature is expected to be no value but comes out");
        refuses(
                "temperature: 36.5}",
                "temperature: 36.5, pulse: 3}",
                "pulse is expected to be 3 but comes out as no value");
        refuses("0616e1ff a1 016d", "0616e1ff a2 016d", "match is expected to be a structure that fits");
        refuses("expect: {temperature: 36.5}", "outcome: IDENTIFIED", "outcome is expected to be IDENTIFIED but");
    }

    @Test
    void refusesAnEntryWithoutAnExample() {
        String without = ENTRY.substring(0, ENTRY.indexOf("    vectors:"));

        assertThatThrownBy(() -> Tables.entries(without))
                .hasMessage("test.yaml: decoders[0].vectors is missing; needed: one example or more of thermo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: sensor      | kind: band             | decoders[0].kind is band; allowed: beacon, sensor",
                "service: 0xFFE1   | service: 0x1FFE1       | decoders[0].match.service is 131041; allowed: 0 to 65535",
                "service: 0xFFE1   | service: soon          | decoders[0].match.service must be a whole number, not soon",
                "prefix: \"a1\"    | prefix: \"a\"          | decoders[0].match.prefix must be pairs of hex digits",
                "prefix: \"a1\"    | mask: \"ff\"           | decoders[0].match.mask has 1 octets; allowed: 0, as the prefix",
                "least: 3          | lest: 3                | decoders[0].match has the unknown key lest; allowed: manufacturer",
                "greatest: 3       | greatest: 2            | decoders[0].match.greatest is 2; allowed: 3 to 1650",
                "octets: 2         | octets: 9              | decoders[0].fields[0].octets is 9; allowed: 1 to 8",
                "at: 1             | at: first              | decoders[0].fields[0].at must be a whole number, not first",
                "format: SINT      | format: FLOAT          | decoders[0].fields[0].format is FLOAT; allowed: [UINT, SINT",
                "format: SINT      | format: HEX            | metric is SKIN_TEMPERATURE of a field of format HEX; allowed: UINT",
                "format: SINT      | bit: 9, bits: 8        | decoders[0].fields[0].bits reaches bit 17; allowed: within 16",
                "format: SINT      | flag: SOS              | flag is SOS of a field of format UINT; allowed: BINARY",
                "format: SINT      | points: [[1, 2]]       | fields[0].points holds one point; allowed: two or more",
                "format: SINT      | points: [[2, 2], [1, 3]]  | points holds [1, 3] after a greater number; allowed: ascending",
                "format: SINT      | when: {at: 0}          | fields[0].when.mask is missing; needed: mask, equals or both",
                "format: SINT      | when: {at: next, mask: 1} | fields[0].when.at must be a whole number, not next",
                "factor: \"0.1\"   | factor: \"1e999999\"   | fields[0].factor is 1e999999; allowed: at most 18 digits",
                "factor: \"0.1\"   | unit: K                | unit is K; allowed: Cel, which is the unit of SKIN_TEMPERATURE",
                "SKIN_TEMPERATURE  | SKIN                   | decoders[0].fields[0].metric is SKIN; allowed: [HEART_RATE",
                "name: thermo      | names: thermo          | decoders[0].name is missing",
                "origin: made by hand, | `` | vectors[0].origin is missing",
            })
    void namesPlaceValueAndWhatIsAllowed(String good, String bad, String said) {
        refuses(good, bad == null ? "" : bad, said);
    }

    @Test
    void saysInWhichLineAFileIsNoYaml() {
        assertThatThrownBy(() -> Tables.entries("decoders:\n  - {name: [}\n"))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("test.yaml line 2 is not YAML: ");
    }

    @Test
    void refusesANameThatComesTwice() {
        String again = ENTRY + ENTRY.substring(ENTRY.indexOf("  - name"));

        assertThatThrownBy(() -> Tables.entries(again))
                .hasMessage("test.yaml: decoders[1].name is thermo again; allowed: each name once");
    }

    private static void refuses(String good, String bad, String said) {
        assertThat(ENTRY).contains(good);
        assertThatThrownBy(() -> Tables.entries(ENTRY.replace(good, bad)))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("test.yaml")
                .hasMessageContaining(said);
    }
}
