package io.wardgate.ble.band;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.ble.advertisement.AdCursor;

/**
 * Whose band it says it is: the id in clear in a band frame, before anything is checked. Good enough to know under which
 * address a band is on the air; what is sent there must protect itself.
 *
 * <p>Any company id will do, because only bands speak on the radios that ask. Not thread-safe; one thread's own.
 */
public final class BandSighting {

    private static final int COMPANY_OCTETS = 2;

    private final AdCursor cursor = new AdCursor();

    /** The device id of the band, or that of the address if there is no band frame in it. */
    public long deviceId(Advertisement advertisement) {
        byte[] data = advertisement.data();
        cursor.over(data);
        while (cursor.advance()) {
            int header = cursor.from() + COMPANY_OCTETS;
            if (cursor.type() == AdCursor.MANUFACTURER
                    && cursor.to() - header >= BandFrame.HEADER_OCTETS
                    && BandFrame.isBand(data, header)) {
                return DeviceId.ofBand(BandFrame.bandId(data, header));
            }
        }
        return DeviceId.ofAddress(advertisement.address());
    }
}
