package io.wardgate.ble.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/decoders.md and docs/wire/beacons.md say holds. */
class DecodersPageTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theBandOfThePageIsReadByItsOneEntry() throws IOException {
        String page = Files.readString(DOCS.resolve("decoders.md"));
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
        Matcher heard = Pattern.compile("gwctl decode (02[0-9a-f ]+)`").matcher(page);
        assertThat(example.find()).isTrue();
        assertThat(heard.find()).isTrue();
        DecoderRegistry registry = new ShippedDecoders(0xFFFF, DeviceKeys.none()).registry();
        registry.useSite(Tables.entries(example.group(1)));
        CollectedReadings sink = new CollectedReadings();

        registry.decode(HeardAdvertisements.of(heard.group(1)), sink);

        assertThat(sink.readings.get(0).values().get(Metric.HEART_RATE)).isEqualTo(72);
        assertThat(Flag.WORN.in(sink.readings.get(0).flags())).isTrue();
    }

    @Test
    void thePageNamesEveryMetricFlagAndFormat() throws IOException {
        String page = Files.readString(DOCS.resolve("decoders.md"));

        for (Enum<?>[] names : new Enum<?>[][] {Metric.values(), Flag.values(), FieldFormat.values()}) {
            for (Enum<?> name : names) {
                assertThat(page).contains("`" + name + "`");
            }
        }
    }

    @Test
    void thePageOfFormatsNamesEveryShippedEntry() throws IOException {
        Set<String> shipped = new ShippedDecoders(0xFFFF, DeviceKeys.none())
                .registry()
                .recognised()
                .keySet();
        String page = Files.readString(DOCS.resolve("wire").resolve("beacons.md"));

        assertThat(shipped)
                .filteredOn(name -> !Set.of("band-1", "bthome-2").contains(name))
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }
}
