package io.wardgate.bluez.scan;

import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.bluez.MockBluez;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The BlueZ source keeps the contract with Debian's python3-dbusmock; one mock plays in all cases. */
class BluezContractTest extends AdvertisementSourceContract {

    private static MockBluez bluez;

    @BeforeAll
    static void startBluez() throws IOException {
        bluez = MockBluez.start();
    }

    @AfterAll
    static void endBluez() throws IOException {
        bluez.close();
    }

    @Override
    protected RadioPeer peer() throws IOException {
        return new BluezRadioPeer(bluez);
    }
}
