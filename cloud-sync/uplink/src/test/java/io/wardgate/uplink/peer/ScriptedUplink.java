package io.wardgate.uplink.peer;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A line in lock step: it keeps what was sent, and is up, down or busy as told. */
public final class ScriptedUplink implements Uplink {

    /** Envelopes as text, "lane sequence", in the order of sending. */
    public final List<String> sent = new ArrayList<>();

    public final List<Lane> resets = new ArrayList<>();
    public boolean urgentUp = true;
    public boolean routineUp = true;
    public boolean busy;

    @Override
    public void open(UplinkListener listener) {}

    @Override
    public boolean isUp(Lane lane) {
        return lane == Lane.EMERGENCY ? urgentUp : routineUp;
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        if (busy || !isUp(lane)) {
            return false;
        }
        sent.add(new String(envelope, StandardCharsets.US_ASCII));
        return true;
    }

    @Override
    public void reset(Lane lane, String reason) {
        resets.add(lane);
    }

    @Override
    public void close() {}
}
