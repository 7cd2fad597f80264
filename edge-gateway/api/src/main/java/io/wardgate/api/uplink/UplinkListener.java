package io.wardgate.api.uplink;

import io.wardgate.api.batch.Lane;

/** Told by a transport what comes down. Must return at once. */
public interface UplinkListener {

    /** The octets of one message of the receiver: an answer or a command (docs/wire/answer.md, docs/wire/command.md). */
    void onMessage(byte[] message);

    /** The connection of these lanes came up: nothing sent before counts as on its way. */
    void onUp(Lane lane);

    /** The connection of these lanes went down. */
    void onDown(Lane lane, String reason);
}
