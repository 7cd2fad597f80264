package io.wardgate.ble.report;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.DeviceAddress;
import java.util.Arrays;

/**
 * Reads an LE Advertising Report event into advertisements.
 *
 * <p>Layout (Bluetooth Core 5.4, Vol 4, Part E, 7.7.65.2), after the number of reports, per report:
 * <pre>
 *  octets  1           1             6        1       0-31  1
 *          event type  address type  address  length  data  rssi (127 = unknown)
 * </pre>
 *
 * <p>A controller may pack several reports into one event. A report that overruns the event is dropped and counted; the
 * ones before it are kept, because one bad neighbour must not silence a ward.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class LegacyReportDecoder {

    private static final int GREATEST_EVENT_TYPE = 4;
    private static final int GREATEST_DATA = 31;
    private static final int PHY_1M = 1;
    private static final int DATA_AT = 9;

    private final String source;
    private final ReportSink sink;
    private final ReportFields fields;

    LegacyReportDecoder(String source, ReportSink sink) {
        this.source = source;
        this.sink = sink;
        fields = new ReportFields(sink);
    }

    /** Reads {@code buffer[from..end)}, which starts with the number of reports. */
    void decode(byte[] buffer, int from, int end, long heardMonoNanos) {
        int count = from < end ? buffer[from] & 0xFF : 0;
        int at = from + 1;
        for (int i = 0; i < count; i++) {
            int length = at + DATA_AT <= end ? buffer[at + DATA_AT - 1] & 0xFF : 0;
            int next = at + AdvertisingReports.LEGACY_FIXED_OCTETS + length;
            if (next > end) {
                sink.malformed();
                return;
            }
            report(buffer, at, length, heardMonoNanos);
            at = next;
        }
        if (count == 0 || at != end) {
            sink.malformed();
        }
    }

    private void report(byte[] buffer, int at, int length, long heardMonoNanos) {
        AddressType addressType = ReportFields.addressType(buffer[at + 1] & 0xFF);
        if ((buffer[at] & 0xFF) > GREATEST_EVENT_TYPE || addressType == null || length > GREATEST_DATA) {
            sink.malformed();
            return;
        }
        byte[] data = Arrays.copyOfRange(buffer, at + DATA_AT, at + DATA_AT + length);
        sink.report(new Advertisement(
                source,
                DeviceAddress.readLittleEndian(buffer, at + 2),
                addressType,
                false,
                PHY_1M,
                0,
                buffer[at + DATA_AT + length],
                Advertisement.TX_POWER_UNKNOWN,
                fields.goodData(data),
                heardMonoNanos));
    }
}
