package io.wardgate.api.uplink;

import io.wardgate.api.batch.Lane;

/** Told by a transport what comes down. Must return at once. */
public interface UplinkListener {

    /** The octets of one answer of the receiver (docs/wire/answer.md). */
    void onAnswer(byte[] answer);

    /** The connection of these lanes came up: nothing sent before counts as on its way. */
    void onUp(Lane lane);

    /** The connection of these lanes went down. */
    void onDown(Lane lane, String reason);
}
