package io.wardgate.ble.btsnoop;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.report.AdvertisingReports;

/**
 * The stream of one monitor process: keeps the adapters by their records, and decodes the reports of the bound one.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class MonitorStream implements BtsnoopFramer.Listener {

    private static final int NEW_INDEX_OCTETS = 16;
    private static final int NEW_INDEX_ADDRESS_AT = 2;
    private static final int INDEX_INFO_OCTETS = 8;
    private static final int EVENT_HEADER_OCTETS = 2;

    private final BtsnoopFramer framer = new BtsnoopFramer(this);
    private final BoundAdapter adapter;
    private final MonitorSink sink;
    private final GatewayClock clock;
    private final AdvertisingReports reports;
    private boolean begun;

    MonitorStream(String source, BoundAdapter adapter, MonitorSink sink, GatewayClock clock) {
        this.adapter = adapter;
        this.sink = sink;
        this.clock = clock;
        reports = new AdvertisingReports(source, sink);
    }

    /** Takes octets as they come; an exception ends the stream. */
    void feed(byte[] octets, int count) throws BtsnoopException {
        framer.feed(octets, count);
    }

    /** Whether the monitor has told anything yet; it begins with the adapters. */
    boolean hasBegun() {
        return begun;
    }

    /** Octets at the end that make no whole record. */
    long unread() {
        return framer.unread();
    }

    @Override
    public void lost(long packets) {
        sink.lost(packets);
    }

    @Override
    public void record(int index, int opcode, byte[] buffer, int from, int end) {
        begun = true;
        switch (opcode) {
            case RecordKind.EVENT -> {
                if (adapter.isAt(index)) {
                    event(buffer, from, end);
                }
            }
            case RecordKind.COMMAND -> {
                if (adapter.isAt(index)) {
                    adapter.commanded(buffer, from, end);
                }
            }
            case RecordKind.NEW_INDEX,
                    RecordKind.DELETED_INDEX,
                    RecordKind.OPEN_INDEX,
                    RecordKind.CLOSE_INDEX,
                    RecordKind.INDEX_INFO -> adapterChanged(index, opcode, buffer, from, end - from);
            default -> {
                // Data of connections, notes and control messages say nothing to a listener.
            }
        }
    }

    /** The lengths must be right to the octet: a damaged opcode must not make the adapter go away. */
    private void adapterChanged(int index, int opcode, byte[] buffer, int from, int length) {
        int expected = opcode == RecordKind.NEW_INDEX
                ? NEW_INDEX_OCTETS
                : opcode == RecordKind.INDEX_INFO ? INDEX_INFO_OCTETS : 0;
        if (length != expected) {
            sink.malformed();
            return;
        }
        switch (opcode) {
            case RecordKind.NEW_INDEX ->
                adapter.named(index, DeviceAddress.readLittleEndian(buffer, from + NEW_INDEX_ADDRESS_AT));
            case RecordKind.INDEX_INFO -> adapter.named(index, DeviceAddress.readLittleEndian(buffer, from));
            case RecordKind.DELETED_INDEX -> adapter.gone(index);
            default -> adapter.switched(index, opcode == RecordKind.OPEN_INDEX);
        }
    }

    private void event(byte[] buffer, int from, int end) {
        if (end - from < EVENT_HEADER_OCTETS || (buffer[from + 1] & 0xFF) != end - from - EVENT_HEADER_OCTETS) {
            sink.malformed();
            return;
        }
        if ((buffer[from] & 0xFF) == AdvertisingReports.LE_META) {
            reports.decode(buffer, from + EVENT_HEADER_OCTETS, end, clock.monoNanos());
        }
    }
}
