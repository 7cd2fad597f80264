package io.wardgate.simulator.faults.system;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;

/** A transport whose answers are timed on their way to the drain. */
record OverheardUplink(Uplink transport, AnswerTimes times) implements Uplink {

    @Override
    public void open(UplinkListener listener) {
        transport.open(new Overhearing(listener, times));
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

    private record Overhearing(UplinkListener listener, AnswerTimes times) implements UplinkListener {

        @Override
        public void onMessage(byte[] message) {
            times.heard(message);
            listener.onMessage(message);
        }

        @Override
        public void onUp(Lane lane) {
            listener.onUp(lane);
        }

        @Override
        public void onDown(Lane lane, String reason) {
            listener.onDown(lane, reason);
        }
    }
}
