package io.wardgate.protocol.api;

import io.wardgate.protocol.api.WireException.Reason;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts messages out of a stream of octets (docs/wire/stream.md): each is its length as a varint of 7 bits an octet, low
 * bits first, then its octets. Length 0 is a sign of life and is handed on like any other message.
 *
 * <p>Not thread-safe: owned by the reader of one connection. After a {@link WireException} nothing more can be read,
 * because where the next message begins is not known.
 */
public final class MessageFraming {

    private static final int MAX_LENGTH_OCTETS = 5;
    private static final int MORE = 0x80;

    private int maxOctets;
    private long length;
    private int lengthOctets;
    private byte @Nullable [] message;
    private int filled;

    /** @param maxOctets largest message that is taken */
    public MessageFraming(int maxOctets) {
        this.maxOctets = maxOctets;
    }

    /** One message as it goes on the wire. */
    public static byte[] frame(byte[] message) {
        int prefix = lengthOctetsOf(message.length);
        byte[] framed = new byte[prefix + message.length];
        int left = message.length;
        for (int index = 0; index < prefix; index++) {
            framed[index] = (byte) (index == prefix - 1 ? left : (left & 0x7f) | MORE);
            left >>>= 7;
        }
        System.arraycopy(message, 0, framed, prefix, message.length);
        return framed;
    }

    /** Takes larger or smaller messages from the next one on; may be called by the sink of {@link #read}. */
    public void allow(int octets) {
        maxOctets = octets;
    }

    /** Whether all that came so far were whole messages. */
    public boolean isBetweenMessages() {
        return message == null && lengthOctets == 0;
    }

    /**
     * Takes all that is there and hands on what is complete.
     *
     * @throws WireException if a length is none, or larger than allowed
     */
    public void read(ByteBuffer octets, Consumer<byte[]> sink) throws WireException {
        while (octets.hasRemaining()) {
            byte[] filling = message;
            if (filling == null) {
                readLength(octets.get());
            } else {
                int taken = Math.min(octets.remaining(), filling.length - filled);
                octets.get(filling, filled, taken);
                filled += taken;
            }
            byte[] ready = message;
            if (ready != null && filled == ready.length) {
                message = null;
                sink.accept(ready);
            }
        }
    }

    private void readLength(byte octet) throws WireException {
        length |= (long) (octet & 0x7f) << (7 * lengthOctets);
        lengthOctets++;
        boolean complete = (octet & MORE) == 0;
        if (!complete && lengthOctets == MAX_LENGTH_OCTETS) {
            throw new WireException(Reason.BAD_LENGTH, "a length of more than " + MAX_LENGTH_OCTETS + " octets");
        }
        if (complete) {
            if (length > maxOctets) {
                throw new WireException(Reason.TOO_LARGE, "message of " + length + " octets; at most " + maxOctets);
            }
            message = new byte[(int) length];
            filled = 0;
            length = 0;
            lengthOctets = 0;
        }
    }

    private static int lengthOctetsOf(int length) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(length));
        return (bits + 6) / 7;
    }
}
