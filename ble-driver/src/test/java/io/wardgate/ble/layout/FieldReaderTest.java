package io.wardgate.ble.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.DecoderRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to describe a field, by an entry whose example has to come out. */
class FieldReaderTest {

    /** The example's content is 8 octets: 01 80 ff 7f 10 00 00 2a. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "at: 1                                                   | 128",
                "at: 1, format: SINT                                     | -128",
                "at: 1, octets: 2                                        | 33023",
                "at: 1, octets: 2, order: LE                             | 65408",
                "at: 1, octets: 2, order: LE, format: SINT               | -128",
                "at: 1, octets: 3                                        | 8454015",
                "at: 1, octets: 3, format: SINT                          | -8323201",
                "at: 0, octets: 8                                        | 108367312251256874",
                "at: -1                                                  | 42",
                "at: -4, octets: 2, order: LE                            | 16",
                "at: 3, bit: 4, bits: 3                                  | 7",
                "at: 3, bit: 7                                           | 0",
                "at: 1, octets: 2, bit: 6, bits: 3, format: SINT         | 3",
                "at: 1, octets: 2, bit: 7, bits: 2, format: SINT         | 1",
                "at: 2, bit: 0, bits: 4, format: SINT                    | -1",
                "at: 7, factor: '0.1', offset: 32                        | 36.2",
                "at: 7, points: [[0, 0], [40, 80], [44, 100]]            | 90",
                "at: 7, points: [[0, 0], [30, 60]]                       | 60",
                "at: 7, points: [[50, 7], [60, 9]]                       | 7",
                "at: 7, values: {42: worn, 43: off}                      | worn",
                "at: 7, values: {43: off}                                | 42",
                "at: 7, absent: [0, 42]                                  | none",
                "at: 7, lowest: 43                                       | none",
                "at: 7, highest: 41                                      | none",
                "at: 8                                                   | none",
                "at: -9                                                  | none",
                "at: 6, octets: 3                                        | none",
                "at: 7, format: BINARY                                   | true",
                "at: 7, bit: 0, format: BINARY                           | false",
                "at: 5, octets: 3, format: HEX                           | `00002a`",
                "at: 3, format: HEX                                      | 7f1000002a",
                "at: 4, octets: 3, format: TEXT                          | `\"\\x10\"`",
                "at: 0, format: ADDRESS                                  | `01:80:FF:7F:10:00`",
                "at: 0, format: ADDRESS, order: LE                       | `00:10:7F:FF:80:01`",
                "at: 7, when: {at: 0, equals: 1}                         | 42",
                "at: 7, when: {at: 0, equals: 2}                         | none",
                "at: 7, when: {at: 3, mask: 0x80}                        | none",
                "at: 7, when: {at: 1, octets: 2, order: LE, mask: 0xff00, equals: 0xff00} | 42",
            })
    void readsAFieldAsTheTableSays(String field, String expected) {
        String text = expected.matches("[0-9A-F:]{17}|[0-9a-f]{6}") ? "\"" + expected + "\"" : expected;
        String expect = expected.equals("none") ? "{}" : "{value: " + text + "}";

        Tables.entries("""
                decoders:
                  - name: one
                    match: {manufacturer: 0x1234}
                    kind: sensor
                    fields: [{name: value, %s}]
                    vectors: [{origin: here, data: "0bff3412 0180ff7f1000002a", expect: %s}]
                """.formatted(field, expect));
    }

    @Test
    void layFieldsThatFollowOneAnotherWithoutThoseThatAreLeftOut() {
        String table = """
                decoders:
                  - name: masked
                    match: {service: 12345678-9abc-def0-1234-56789abcdef0, prefix: "40", mask: "f0"}
                    kind: sensor
                    fields:
                      - {name: first, at: 1, when: {at: 0, mask: 1}}
                      - {name: second, at: next, octets: 2, when: {at: 0, mask: 2}}
                      - {name: third, at: next}
                    vectors:
                      - origin: all three
                        data: "16 21 f0debc9a78563412f0debc9a78563412 43 0a 000b 0c"
                        expect: {first: 10, second: 11, third: 12}
                      - {origin: without the second, data: "14 21 f0debc9a78563412f0debc9a78563412 41 0a 0c", expect: {first: 10, third: 12}}
                """;

        assertThat(Tables.entries(table)).hasSize(1);
    }

    @Test
    void makesOneReadingOfMetricsAndFlagsUnderTheAddressInTheMessage() {
        DecoderRegistry registry = Tables.registry("""
                decoders:
                  - name: band
                    match: {manufacturer: 0x1234, prefix: "01"}
                    kind: sensor
                    fields:
                      - {name: pulse, at: 1, absent: 255, metric: HEART_RATE}
                      - {name: skin, at: 2, octets: 2, factor: "0.01", metric: SKIN_TEMPERATURE}
                      - name: battery
                        at: 4
                        octets: 2
                        points: [[2400, 0], [3000, 100]]
                        metric: BATTERY
                      - {name: call, at: 6, bit: 0, format: BINARY, flag: SOS}
                      - {name: worn, at: 6, bit: 1, format: BINARY, flag: WORN}
                      - {name: address, at: 7, format: ADDRESS}
                    vectors:
                      - origin: made by hand
                        data: "10ff3412 01 48 0e42 0a8c 01 a4c1388d18b2"
                        address: "A4:C1:38:8D:18:B2"
                        expect: {pulse: 72, skin: 36.5, battery: 50, call: true, worn: false, address: "A4:C1:38:8D:18:B2"}
                """);
        CollectedReadings sink = new CollectedReadings();

        Outcome outcome = registry.decode(HeardAdvertisements.of("10ff3412 01 48 0e42 0a8c 01 a4c1388d18b2"), sink);

        assertThat(outcome).isEqualTo(Outcome.DECODED);
        Reading reading = sink.readings.get(0);
        assertThat(reading.deviceId()).isEqualTo(DeviceId.ofAddress(0xA4C1_388D_18B2L));
        assertThat(reading.flags()).isEqualTo(Flag.SOS.mask());
        assertThat(Map.of(
                        Metric.HEART_RATE, reading.values().get(Metric.HEART_RATE),
                        Metric.SKIN_TEMPERATURE, reading.values().get(Metric.SKIN_TEMPERATURE),
                        Metric.BATTERY, reading.values().get(Metric.BATTERY)))
                .isEqualTo(Map.of(Metric.HEART_RATE, 72, Metric.SKIN_TEMPERATURE, 3650, Metric.BATTERY, 50));
    }

    @Test
    void carriesNoNumberThatIsTooGreatForTheWire() {
        DecoderRegistry registry = Tables.registry("""
                decoders:
                  - name: big
                    match: {manufacturer: 0x1234}
                    kind: sensor
                    fields: [{name: steps, at: 0, octets: 8, metric: STEPS}]
                    vectors: [{origin: here, data: "0bff3412 0000000000000005", expect: {steps: 5}}]
                """);
        CollectedReadings sink = new CollectedReadings();

        registry.decode(HeardAdvertisements.of("0bff3412 0000000100000005"), sink);

        assertThat(sink.readings).isEmpty();
        assertThat(sink.sighted).hasSize(1);
    }
}
