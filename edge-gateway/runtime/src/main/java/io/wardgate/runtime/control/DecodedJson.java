package io.wardgate.runtime.control;

import io.wardgate.api.reading.Reading;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.StructureReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of {@code gwctl decode --json}. Names do not change; more may be added. */
final class DecodedJson {

    private final Decoded decoded;

    DecodedJson(Decoded decoded) {
        this.decoded = decoded;
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("well", decoded.isWell());
        document.put("address", DeviceAddress.format(decoded.heard().address()));
        document.put(
                "structures",
                decoded.report().structures().stream().map(this::structure).toList());
        document.put("leftOver", decoded.report().leftOver());
        document.put("refusedTables", decoded.refused());
        return document;
    }

    private Map<String, @Nullable Object> structure(StructureReport structure) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("adType", structure.adType());
        node.put("content", structure.content());
        node.put("outcome", Decoded.carriesData(structure) ? structure.outcome() : null);
        node.put("entry", structure.entry() == null ? null : structure.entry().name());
        node.put("table", structure.entry() == null ? null : structure.entry().table());
        Message message = structure.message();
        node.put("device", message == null ? null : DeviceAddress.format(message.address()));
        node.put(
                "values",
                message == null
                        ? List.of()
                        : message.measurements().stream().map(this::value).toList());
        node.put(
                "events",
                message == null
                        ? List.of()
                        : message.events().stream()
                                .map(event -> Map.of("name", event.name(), "type", event.type()))
                                .toList());
        node.put("readings", structure.readings().stream().map(this::reading).toList());
        node.put(
                "misses",
                structure.misses().stream()
                        .map(miss -> Map.of("entry", miss.entry().name(), "why", miss.why()))
                        .toList());
        return node;
    }

    private Map<String, @Nullable Object> value(Measurement measurement) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("name", measurement.name());
        node.put("value", Decoded.plain(measurement));
        node.put("unit", measurement.unit());
        node.put("metric", measurement.metric());
        node.put("flag", measurement.flag());
        return node;
    }

    private Map<String, @Nullable Object> reading(Reading reading) {
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("device", Decoded.device(reading));
        boolean numbered = reading.sequence() != Reading.NO_SEQUENCE;
        node.put("boot", numbered ? Integer.toUnsignedLong(reading.boot()) : null);
        node.put("sequence", numbered ? reading.sequence() : null);
        node.put("metrics", Decoded.metrics(reading));
        node.put("flags", Decoded.flags(reading));
        return node;
    }
}
