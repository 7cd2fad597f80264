package io.wardgate.ble.band;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.UrgencyProbe;

/**
 * Looks at the SOS and fall bits, which are in clear in every band frame. Whether the frame is authentic is not asked:
 * that costs time, and a wrong yes only costs a place in the urgent queue.
 *
 * <p>Stateless; walks the octets itself because any number of source threads share it.
 */
public final class BandUrgencyProbe implements UrgencyProbe {

    private static final int MANUFACTURER = 0xFF;

    private final int companyId;

    public BandUrgencyProbe(int companyId) {
        this.companyId = companyId;
    }

    @Override
    public boolean mayBeUrgent(Advertisement advertisement) {
        byte[] data = advertisement.data();
        int at = 0;
        while (at < data.length) {
            int length = data[at] & 0xFF;
            int end = at + 1 + length;
            if (length == 0 || end > data.length) {
                return false;
            }
            int header = at + 4;
            if (header + 2 <= end
                    && (data[at + 1] & 0xFF) == MANUFACTURER
                    && ((data[at + 2] & 0xFF) | (data[at + 3] & 0xFF) << 8) == companyId
                    && BandFrame.isBand(data, header)
                    && (BandFrame.stateBits(data, header) & BandFrame.URGENT_BITS) != 0) {
                return true;
            }
            at = end;
        }
        return false;
    }
}
