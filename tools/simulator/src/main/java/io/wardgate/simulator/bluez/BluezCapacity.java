package io.wardgate.simulator.bluez;

import io.wardgate.simulator.scenario.Scenario;
import java.io.IOException;

/** How many advertisements a second the simulated BlueZ carries without falling behind (docs/simulator.md). */
public final class BluezCapacity {

    static final int GREATEST_PER_SECOND = 400;

    private static final int MILLIS = 1_000;

    private BluezCapacity() {}

    /** @throws IOException if the ward says more, with what to change */
    public static void require(Scenario scenario) throws IOException {
        long perSecond =
                (long) scenario.bands().count() * MILLIS / scenario.radio().advertisingMillis();
        if (perSecond > GREATEST_PER_SECOND) {
            throw new IOException(
                    ("the simulated BlueZ carries %d advertisements a second, this ward has %d: take fewer"
                                    + " bands, a longer radio.advertisingMillis, or another radio (hci, btsnoop)")
                            .formatted(GREATEST_PER_SECOND, perSecond));
        }
    }
}
