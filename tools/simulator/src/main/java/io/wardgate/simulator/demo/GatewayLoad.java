package io.wardgate.simulator.demo;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a gateway costs.
 *
 * @param seconds over which it was watched
 * @param radioPercent of one core: the threads that read the radios, and those that decode, dedupe, clean and queue
 * @param gatewayPercent of one core: all threads
 * @param peakMegabytes resident at most
 */
public record GatewayLoad(double seconds, double radioPercent, double gatewayPercent, long peakMegabytes) {

    static boolean isRadio(String thread) {
        return Stream.of("wardgate-hci", "wardgate-wr24", "wardgate-btsno", "wardgate-bluez")
                .anyMatch(thread::startsWith);
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "radio threads %.1f %% of one core, whole gateway %.1f %% (over %.0f s); resident at most %d MB",
                radioPercent,
                gatewayPercent,
                seconds,
                peakMegabytes);
    }
}
