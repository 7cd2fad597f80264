package io.wardgate.nfc.number;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;

/** The channel of a reader that has none. */
enum NumberOnly implements TagChannel {
    CHANNEL;

    @Override
    public byte[] transceive(byte[] command, boolean repeatable) throws TagException {
        throw new TagException("this reader only tells a number; its tags cannot be spoken to");
    }
}
