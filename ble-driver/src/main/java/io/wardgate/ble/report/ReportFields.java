package io.wardgate.ble.report;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.ble.advertisement.AdCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fields that both kinds of reports share. Owned by the reader thread, because of the cursor. */
final class ReportFields {

    private static final int ANONYMOUS = 0xFF;

    private final AdCursor cursor = new AdCursor();
    private final ReportSink sink;

    ReportFields(ReportSink sink) {
        this.sink = sink;
    }

    /** Kind of address, or null for a reserved value. */
    static @Nullable AddressType addressType(int octet) {
        return switch (octet) {
            case 0 -> AddressType.PUBLIC;
            case 1 -> AddressType.RANDOM;
            case 2 -> AddressType.PUBLIC_IDENTITY;
            case 3 -> AddressType.RANDOM_IDENTITY;
            case ANONYMOUS -> AddressType.ANONYMOUS;
            default -> null;
        };
    }

    /** The good AD structures; counts if others were cut off. */
    byte[] goodData(byte[] data) {
        int good = cursor.goodPrefix(data);
        if (good == data.length) {
            return data;
        }
        sink.malformed();
        return Arrays.copyOf(data, good);
    }
}
