package io.wardgate.ble.layout;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.MessageReader;
import io.wardgate.ble.table.TableNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads values at the places that a table gives. Beacons only say who they are; sensors say what they measure.
 *
 * <p>A field {@code address} of format {@code ADDRESS} names the device; without one the sender is the device.
 *
 * <p>Immutable, so that any thread may read.
 */
public final class FieldReader implements MessageReader {

    private final Outcome outcome;
    private final @Nullable FieldSpec address;
    private final List<FieldSpec> fields;

    private FieldReader(Outcome outcome, @Nullable FieldSpec address, List<FieldSpec> fields) {
        this.outcome = outcome;
        this.address = address;
        this.fields = List.copyOf(fields);
    }

    /** Reader of the fields of a table entry of kind {@code beacon}; an unreadable field is a fault of the table. */
    public static FieldReader beacon(TableNode entry) {
        return of(Outcome.IDENTIFIED, entry);
    }

    /** As {@link #beacon}, of kind {@code sensor}: a device that measures. */
    public static FieldReader sensor(TableNode entry) {
        return of(Outcome.DECODED, entry);
    }

    @Override
    public Message read(Advertisement heard, int from, int to) {
        byte[] data = heard.data();
        List<Measurement> measurements = new ArrayList<>(fields.size());
        long who = heard.address();
        int afterLast = from;
        for (FieldSpec field : fields) {
            if (field.isIn(data, from, to)) {
                int first = field.place().first(from, to, afterLast);
                int end = field.place().end(first, to);
                afterLast = end;
                if (first >= from && end <= to && first < end) {
                    Measurement measurement = field.read(data, first, end);
                    if (measurement != null) {
                        measurements.add(measurement);
                        who = field == address
                                ? field.number()
                                        .order()
                                        .number(data, first, end)
                                        .longValue()
                                : who;
                    }
                }
            }
        }
        return new Message(outcome, who, measurements, List.of());
    }

    private static FieldReader of(Outcome outcome, TableNode entry) {
        List<FieldSpec> fields =
                entry.list("fields").stream().map(FieldSpec::of).toList();
        Set<String> names = new HashSet<>();
        FieldSpec address = null;
        for (FieldSpec field : fields) {
            if (!names.add(field.name())) {
                throw entry.fault("fields", "has the name " + field.name() + " twice; allowed: each name once");
            }
            if (field.name().equals("address") && field.format() == FieldFormat.ADDRESS) {
                address = field;
            }
        }
        return new FieldReader(outcome, address, fields);
    }
}
