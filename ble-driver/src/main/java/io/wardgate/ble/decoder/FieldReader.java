package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values at the fixed places that a table gives. Beacons only say who they are; sensors say what they measure.
 */
public final class FieldReader implements MessageReader {

    private final Outcome outcome;
    private final List<FieldSpec> fields;

    private FieldReader(Outcome outcome, List<FieldSpec> fields) {
        this.outcome = outcome;
        this.fields = List.copyOf(fields);
    }

    /** Reader of the fields of a table row; an unreadable field is a fault of the table. */
    public static FieldReader beacon(TableNode row) {
        return new FieldReader(Outcome.IDENTIFIED, fieldsOf(row));
    }

    /** As {@link #beacon}, of a device that measures. */
    public static FieldReader sensor(TableNode row) {
        return new FieldReader(Outcome.DECODED, fieldsOf(row));
    }

    @Override
    public Message read(Advertisement heard, int from, int to) {
        List<Measurement> measurements = new ArrayList<>(fields.size());
        for (FieldSpec field : fields) {
            Measurement measurement = field.read(heard.data(), from, to);
            if (measurement != null) {
                measurements.add(measurement);
            }
        }
        return new Message(outcome, heard.address(), measurements, List.of());
    }

    private static List<FieldSpec> fieldsOf(TableNode row) {
        return row.list("fields").stream().map(FieldSpec::of).toList();
    }
}
