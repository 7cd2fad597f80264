package io.wardgate.ble.wr24;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.band.BandSighting;
import io.wardgate.ble.source.Intake;
import java.util.Arrays;

/**
 * Makes advertisements of the frames of bands: their payload is what the band would advertise over Bluetooth LE, so
 * everything behind the source takes both radios alike (docs/wire/wr24-v1.md, 01 to 04).
 *
 * <p>Owned by the reader thread of one source.
 */
final class BandReports {

    private static final int GREATEST_LEGACY_DATA = 31;
    private static final int PHY_1M = 1;
    private static final long STATIC_RANDOM = 0b11L << 46;

    private final String source;
    private final Intake intake;
    private final BandsHeard bands;
    private final AdCursor cursor = new AdCursor();
    private final BandSighting sighting = new BandSighting();

    BandReports(String source, Intake intake, BandsHeard bands) {
        this.source = source;
        this.intake = intake;
        this.bands = bands;
    }

    /**
     * One frame of a band.
     *
     * @return whether there was anything to report in it
     */
    boolean heard(Frame frame, long heardMonoNanos, long nowMillis) {
        byte[] payload = frame.payload();
        if (frame.devId() == Frame.RECEIVER || payload.length == 0) {
            intake.malformed();
            return false;
        }
        int good = cursor.goodPrefix(payload);
        if (good < payload.length) {
            intake.malformed();
        }
        Advertisement advertisement = new Advertisement(
                source,
                frame.devId(),
                (frame.devId() & STATIC_RANDOM) == STATIC_RANDOM ? AddressType.RANDOM : AddressType.PUBLIC,
                good > GREATEST_LEGACY_DATA,
                PHY_1M,
                0,
                frame.rssiDbm(),
                Advertisement.TX_POWER_UNKNOWN,
                good == payload.length ? payload : Arrays.copyOf(payload, good),
                heardMonoNanos);
        bands.heard(frame.devId(), sighting.deviceId(advertisement), frame.seq(), nowMillis);
        intake.report(advertisement, frame.isUrgent());
        return true;
    }
}
