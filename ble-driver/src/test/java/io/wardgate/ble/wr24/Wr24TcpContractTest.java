package io.wardgate.ble.wr24;

import io.wardgate.ble.source.AdvertisementSourceContract;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;

/** The wr24 source keeps the contract with a receiver that talks over TCP. */
class Wr24TcpContractTest extends AdvertisementSourceContract {

    @Override
    protected RadioPeer peer() throws IOException {
        return new Wr24TcpPeer();
    }
}
