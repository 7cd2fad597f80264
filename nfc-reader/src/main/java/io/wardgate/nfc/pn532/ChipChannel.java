package io.wardgate.nfc.pn532;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tag in the field, while the listener that it was given to runs. A fault of the chip is kept for the reader, which
 * recovers; for the listener it is a tag that cannot be read.
 *
 * <p>Owned by the reader's thread.
 */
final class ChipChannel implements TagChannel {

    private final Chip chip;
    private boolean isClosed;
    private @Nullable IOException fault;

    ChipChannel(Chip chip) {
        this.chip = chip;
    }

    @Override
    public byte[] transceive(byte[] command, boolean repeatable) throws TagException {
        if (isClosed) {
            throw new TagException("the tag can be spoken to only until the listener has returned");
        }
        if (fault != null) {
            throw new TagException("the reader has failed and recovers after this: " + fault.getMessage(), fault);
        }
        try {
            return chip.exchange(command, repeatable);
        } catch (IOException e) {
            fault = e;
            throw new TagException("the reader failed: " + e.getMessage(), e);
        }
    }

    /** @throws IOException what happened to the chip meanwhile */
    void close() throws IOException {
        isClosed = true;
        if (fault != null) {
            throw fault;
        }
    }
}
