package io.wardgate.ble.bthome;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.MessageReader;
import io.wardgate.ble.key.AesCcm;
import io.wardgate.ble.key.DeviceKeys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads BTHome v2 service data (bthome.io/format):
 * <pre>
 *  octets  1            6 if bit 1              n        4 if bit 0  4 if bit 0
 *          device info  address, little-endian  objects  counter     check
 * </pre>
 *
 * <p>Device info: bit 0 encrypted, bit 1 address included, bit 2 sends only when triggered, bits 5-7 version = 2.
 * Encrypted: AES-128-CCM, nonce = address (6, as people write it) ‖ D2 FC ‖ device info ‖ counter, no additional data.
 *
 * <p>The counter of a device must not go back; the same counter is the same message, sent again. A plain message of
 * a device that has a key is refused, because anyone could send it.
 *
 * <p>Owned by the pipeline's one thread. The counters are as many as there are keys.
 */
public final class BthomeReader implements MessageReader {

    private static final int ENCRYPTED_BIT = 0b0000_0001;
    private static final int ADDRESS_BIT = 0b0000_0010;
    private static final int VERSION = 2;
    private static final int ADDRESS_OCTETS = 6;
    private static final int COUNTER_OCTETS = 4;
    private static final int NONCE_OCTETS = 13;
    private static final byte[] NO_DATA = new byte[0];

    private final ObjectTable table;
    private final DeviceKeys keys;
    private final Map<Long, Long> counters = new HashMap<>();

    public BthomeReader(ObjectTable table, DeviceKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    @Override
    public Message read(Advertisement heard, int from, int to) {
        byte[] data = heard.data();
        int info = from < to ? data[from] & 0xFF : 0;
        if (info >> 5 != VERSION) {
            return Message.refused(Outcome.UNKNOWN, heard.address());
        }
        int body = from + 1;
        long address = heard.address();
        if ((info & ADDRESS_BIT) != 0) {
            body += ADDRESS_OCTETS;
            if (body > to) {
                return Message.refused(Outcome.MALFORMED, address);
            }
            address = DeviceAddress.readLittleEndian(data, from + 1);
        }
        long keyed = address;
        AesCcm key = keys.ofBthome(keyed);
        if (key == null) {
            keyed = heard.address();
            key = keys.ofBthome(keyed);
        }
        boolean encrypted = (info & ENCRYPTED_BIT) != 0;
        if ((key != null) != encrypted) {
            return Message.refused(Outcome.UNAUTHENTIC, address);
        }
        return key == null ? message(address, data, body, to) : open(key, keyed, address, info, data, body, to);
    }

    private Message open(AesCcm key, long keyed, long address, int info, byte[] data, int body, int to) {
        int check = to - AesCcm.CHECK_OCTETS;
        int counterAt = check - COUNTER_OCTETS;
        if (counterAt < body) {
            return Message.refused(Outcome.MALFORMED, address);
        }
        byte[] nonce = ByteBuffer.allocate(NONCE_OCTETS)
                .put(DeviceAddress.octets(address))
                .put((byte) 0xD2)
                .put((byte) 0xFC)
                .put((byte) info)
                .put(data, counterAt, COUNTER_OCTETS)
                .array();
        byte[] sealed = ByteBuffer.allocate(counterAt - body + AesCcm.CHECK_OCTETS)
                .put(data, body, counterAt - body)
                .put(data, check, AesCcm.CHECK_OCTETS)
                .array();
        byte @Nullable [] objects = key.open(nonce, NO_DATA, sealed, 0, sealed.length);
        if (objects == null) {
            return Message.refused(Outcome.UNAUTHENTIC, address);
        }
        if (!isFresh(keyed, counter(data, counterAt))) {
            return Message.refused(Outcome.REPLAYED, address);
        }
        return message(address, objects, 0, objects.length);
    }

    /** Counted by the key's owner, so that no device makes entries by claiming other addresses. */
    private boolean isFresh(long keyed, long counter) {
        return counters.merge(keyed, counter, Math::max) == counter;
    }

    private Message message(long address, byte[] data, int from, int to) {
        ObjectList objects = new ObjectList(table, data, from, to);
        Message message = new Message(Outcome.DECODED, address, objects.measurements(), objects.events());
        boolean nothing = message.measurements().isEmpty() && message.events().isEmpty();
        return nothing && !objects.isWhole() ? Message.refused(Outcome.MALFORMED, address) : message;
    }

    private static long counter(byte[] data, int at) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(data, at, COUNTER_OCTETS)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt());
    }
}
