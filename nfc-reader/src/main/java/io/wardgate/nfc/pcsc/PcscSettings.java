package io.wardgate.nfc.pcsc;

/**
 * How one reader behind PC/SC works.
 *
 * @param name unique on the gateway
 * @param service opens the way to the service
 * @param terminal part of the terminal's name; empty: the first
 * @param pollMillis pause between looks for tags, 20 to 1,000
 */
public record PcscSettings(String name, CardService.Opener service, String terminal, int pollMillis) {

    public PcscSettings {
        if (pollMillis < 20 || pollMillis > 1_000) {
            throw new IllegalArgumentException("pollMillis = " + pollMillis + " is not allowed; use 20 to 1000");
        }
    }
}
