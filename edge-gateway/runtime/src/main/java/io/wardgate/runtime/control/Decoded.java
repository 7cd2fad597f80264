package io.wardgate.runtime.control;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.decoder.AdvertisementReport;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.StructureReport;
import io.wardgate.ble.decoder.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one advertisement came to, as the page and the JSON tell it.
 *
 * @param refused why table files of the site are refused, by file
 */
record Decoded(Advertisement heard, AdvertisementReport report, Map<String, String> refused) {

    /** Whether something was read, nothing went wrong, and all that could be known is known. */
    boolean isWell() {
        boolean anyRead = report.structures().stream().anyMatch(structure -> isRead(structure.outcome()));
        boolean allRead = report.structures().stream()
                .filter(Decoded::carriesData)
                .allMatch(structure -> isRead(structure.outcome()));
        return anyRead && allRead && report.leftOver().isEmpty() && refused.isEmpty();
    }

    static boolean isRead(Outcome outcome) {
        return outcome == Outcome.DECODED || outcome == Outcome.IDENTIFIED;
    }

    /** Whether a structure is of a type that tables are for. */
    static boolean carriesData(StructureReport structure) {
        return structure.adType() == AdCursor.MANUFACTURER
                || structure.adType() == AdCursor.SERVICE_DATA_16
                || structure.adType() == AdCursor.SERVICE_DATA_128;
    }

    /** A value as JSON has it: number, boolean or text. */
    static Object plain(Measurement measurement) {
        Value value = measurement.value();
        if (value instanceof Value.Numeric numeric) {
            BigDecimal number = numeric.number().stripTrailingZeros();
            return number.scale() < 0 ? number.setScale(0) : number;
        }
        if (value instanceof Value.Binary binary) {
            return binary.on();
        }
        if (value instanceof Value.Moment moment) {
            return moment.instant().toString();
        }
        return value instanceof Value.Text text ? text.text() : value.toString();
    }

    /** The metrics of a reading with their values in their units. */
    static Map<Metric, BigDecimal> metrics(Reading reading) {
        Map<Metric, BigDecimal> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            if (reading.values().has(metric)) {
                metrics.put(metric, BigDecimal.valueOf(reading.values().get(metric), metric.decimals()));
            }
        }
        return metrics;
    }

    static List<Flag> flags(Reading reading) {
        return Arrays.stream(Flag.values())
                .filter(flag -> flag.in(reading.flags()))
                .toList();
    }

    static String device(Reading reading) {
        return DeviceId.format(reading.deviceId());
    }

    /** The id at the start of a structure, as people write it. */
    static String id(StructureReport structure) {
        String content = structure.content();
        boolean wide = structure.adType() == AdCursor.SERVICE_DATA_128;
        int octets = wide ? 16 : 2;
        return content.length() < 2 * octets ? content : idText(HexFormat.of().parseHex(content), octets);
    }

    /** The prefix that an entry wants; bits that do not count are shown by the mask. */
    static String prefix(AdMatch match) {
        String prefix = HexFormat.of().formatHex(match.prefix());
        String mask = HexFormat.of().formatHex(match.mask());
        return mask.matches("(ff)*") ? prefix : prefix + "/" + mask;
    }

    private static String idText(byte[] octets, int length) {
        StringBuilder text = new StringBuilder(length == 2 ? "0x" : "");
        for (int i = length - 1; i >= 0; i--) {
            text.append(String.format("%02X", octets[i]));
        }
        if (length > 2) {
            List.of(20, 16, 12, 8).forEach(at -> text.insert(at.intValue(), '-'));
        }
        return text.toString();
    }
}
