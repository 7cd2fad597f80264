package io.wardgate.uplink.osgi;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;

/** A transport that its component made of its configuration. Whoever drains opens it; leaving closes it. */
abstract class ConfiguredTransport implements Uplink {

    private final Uplink transport;

    ConfiguredTransport(Uplink transport) {
        this.transport = transport;
    }

    @Override
    public void open(UplinkListener listener) {
        transport.open(listener);
    }

    @Override
    public boolean isUp(Lane lane) {
        return transport.isUp(lane);
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        return transport.send(lane, envelope);
    }

    @Override
    public void reset(Lane lane, String reason) {
        transport.reset(lane, reason);
    }

    @Override
    public void close() {
        transport.close();
    }
}
