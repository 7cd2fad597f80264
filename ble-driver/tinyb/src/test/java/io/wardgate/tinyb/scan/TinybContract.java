package io.wardgate.tinyb.scan;

import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.bluez.MockBluez;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The TinyB source keeps the contract with Debian's python3-dbusmock. Not among the daily tests, because each case starts
 * a child or several (docs/tinyb.md has the command).
 */
class TinybContract extends AdvertisementSourceContract {

    private static MockBluez bluez;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBluez() throws IOException {
        TinybAssumptions.runsHere();
        bluez = MockBluez.start();
    }

    @AfterAll
    static void endBluez() throws IOException {
        if (bluez != null) {
            bluez.close();
        }
    }

    @Override
    protected RadioPeer peer() throws IOException {
        return new TinybRadioPeer(bluez, folder);
    }
}
