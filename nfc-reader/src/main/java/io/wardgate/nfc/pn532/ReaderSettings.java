package io.wardgate.nfc.pn532;

import io.wardgate.nfc.link.ResetLine;
import io.wardgate.nfc.reader.PortOpener;
import org.jspecify.annotations.Nullable;

/**
 * How one reader works.
 *
 * @param name unique on the gateway
 * @param port opens its line
 * @param pollMillis pause between searches, 20 to 1,000; 125 is what people do not notice
 * @param resetLine to the chip's RSTPD_N, if there is a wire
 */
public record ReaderSettings(
        String name,
        PortOpener port,
        int pollMillis,
        @Nullable ResetLine resetLine) {

    public ReaderSettings {
        if (pollMillis < 20 || pollMillis > 1_000) {
            throw new IllegalArgumentException("pollMillis = " + pollMillis + " is not allowed; use 20 to 1000");
        }
    }
}
