package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;

/** A transport that can be told to give up a connection which looks alive and is not. */
public interface ResettableUplink extends Uplink {

    /** Cuts the connection of this lane and connects anew; returns at once. */
    void reset(Lane lane, String reason);
}
