package io.wardgate.ble.report;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.DeviceAddress;
import java.util.Arrays;

/**
 * Reads an LE Extended Advertising Report event into advertisements.
 *
 * <p>Layout (Bluetooth Core 5.4, Vol 4, Part E, 7.7.65.13), after the number of reports, per report:
 * <pre>
 *  octets  2           1             6        1            1              1
 *          event type  address type  address  primary PHY  secondary PHY  advertising set
 *          1         1     2                  7               1       0-229
 *          tx power  rssi  periodic interval  direct address  length  data
 * </pre>
 *
 * <p>Event type bits 5-6: 00 complete, 01 more to come, 10 truncated. Truncated data is as good as its whole AD
 * structures.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class ExtendedReportDecoder {

    private static final int MORE_TO_COME = 0b01;
    private static final int TRUNCATED = 0b10;
    private static final int GREATEST_DATA = 229;
    private static final int SID_AT = 11;
    private static final int LENGTH_AT = AdvertisingReports.EXTENDED_FIXED_OCTETS - 1;

    private final String source;
    private final ReportSink sink;
    private final ReportFields fields;
    private final ReportReassembler reassembler;

    ExtendedReportDecoder(String source, ReportSink sink) {
        this.source = source;
        this.sink = sink;
        fields = new ReportFields(sink);
        reassembler = new ReportReassembler(sink);
    }

    /** Reads {@code buffer[from..end)}, which starts with the number of reports. */
    void decode(byte[] buffer, int from, int end, long heardMonoNanos) {
        int count = from < end ? buffer[from] & 0xFF : 0;
        int at = from + 1;
        for (int i = 0; i < count; i++) {
            int length = at + LENGTH_AT < end ? buffer[at + LENGTH_AT] & 0xFF : 0;
            int next = at + AdvertisingReports.EXTENDED_FIXED_OCTETS + length;
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
        AddressType addressType = ReportFields.addressType(buffer[at + 2] & 0xFF);
        int status = buffer[at] >> 5 & 0b11;
        if (addressType == null || length > GREATEST_DATA || status > TRUNCATED) {
            sink.malformed();
            return;
        }
        long address = DeviceAddress.readLittleEndian(buffer, at + 3);
        int sid = buffer[at + SID_AT] & 0xFF;
        int dataAt = at + AdvertisingReports.EXTENDED_FIXED_OCTETS;
        byte[] piece = Arrays.copyOfRange(buffer, dataAt, dataAt + length);
        if (status == MORE_TO_COME) {
            reassembler.add(address, sid, piece, heardMonoNanos);
            return;
        }
        byte[] data = reassembler.complete(address, sid, piece, heardMonoNanos);
        if (data != null) {
            sink.report(new Advertisement(
                    source,
                    address,
                    addressType,
                    true,
                    buffer[at + 9] & 0xFF,
                    buffer[at + 10] & 0xFF,
                    buffer[at + 13],
                    buffer[at + 12],
                    fields.goodData(data),
                    heardMonoNanos));
        }
    }
}
