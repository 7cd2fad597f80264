package io.wardgate.ble.report;

/**
 * Decodes LE Meta events of both kinds of advertising reports (Bluetooth Core 5.4, Vol 4, Part E, 7.7.65.2 and
 * 7.7.65.13), whatever way the event came from the controller.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
public final class AdvertisingReports {

    /** Code of the event that carries the reports. */
    public static final int LE_META = 0x3E;

    public static final int LEGACY_SUBEVENT = 0x02;
    public static final int EXTENDED_SUBEVENT = 0x0D;

    /** Octets of one report without its data. */
    public static final int LEGACY_FIXED_OCTETS = 10;

    /** Octets of one report without its data. */
    public static final int EXTENDED_FIXED_OCTETS = 24;

    private final LegacyReportDecoder legacy;
    private final ExtendedReportDecoder extended;

    /** @param source name that the advertisements carry */
    public AdvertisingReports(String source, ReportSink sink) {
        legacy = new LegacyReportDecoder(source, sink);
        extended = new ExtendedReportDecoder(source, sink);
    }

    /** Reads the parameters {@code buffer[from..end)} of an LE Meta event; other subevents say nothing. */
    public void decode(byte[] buffer, int from, int end, long heardMonoNanos) {
        int subevent = from < end ? buffer[from] & 0xFF : 0;
        if (subevent == LEGACY_SUBEVENT) {
            legacy.decode(buffer, from + 1, end, heardMonoNanos);
        } else if (subevent == EXTENDED_SUBEVENT) {
            extended.decode(buffer, from + 1, end, heardMonoNanos);
        }
    }
}
