package io.wardgate.ble.att;

import io.wardgate.api.gatt.GattListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes from a device: answers go to who asked, notifications to their listeners, questions get the answers of somebody
 * who has nothing to tell. An indication is confirmed after its listener has taken it, and not if the listener failed: the
 * device may then keep the value.
 *
 * <p>Frames come on the radio's thread; listeners are added from any.
 */
final class AttInbox {

    private static final Logger LOG = LoggerFactory.getLogger(AttInbox.class);
    private static final int VALUE_AT = 3;

    private final LinkOutlet outlet;
    private final AttClient client;
    private final Map<Integer, GattListener> listeners = new ConcurrentHashMap<>();
    private final AtomicLong unexpected = new AtomicLong();

    AttInbox(LinkOutlet outlet, AttClient client) {
        this.outlet = outlet;
        this.client = client;
    }

    void listen(int handle, GattListener listener) {
        listeners.put(handle, listener);
    }

    long unexpected() {
        return unexpected.get();
    }

    void take(L2capFrame frame) {
        switch (frame.channel()) {
            case L2capFrame.ATT -> attribute(frame.payload());
            case L2capFrame.SIGNALLING -> reply(LinkCourtesy.answerSignal(frame.payload(), outlet));
            case L2capFrame.SECURITY -> reply(LinkCourtesy.answerSecurity(frame.payload()));
            default -> unexpected.incrementAndGet();
        }
    }

    private void attribute(byte[] pdu) {
        int opcode = pdu.length == 0 ? AttCode.COMMAND_BIT : pdu[0] & 0xFF;
        switch (opcode) {
            case AttCode.NOTIFICATION -> heard(pdu);
            case AttCode.INDICATION -> {
                if (heard(pdu)) {
                    reply(new L2capFrame(L2capFrame.ATT, AttPdu.of(AttCode.CONFIRMATION)));
                }
            }
            case AttCode.MTU_REQUEST ->
                reply(new L2capFrame(L2capFrame.ATT, AttPdu.of(AttCode.MTU_RESPONSE, AttLink.OUR_MTU)));
            default -> {
                if (isRequest(opcode)) {
                    byte[] refusal = {AttCode.ERROR_RESPONSE, (byte) opcode, 0, 0, AttCode.REQUEST_NOT_SUPPORTED};
                    reply(new L2capFrame(L2capFrame.ATT, refusal));
                } else if (!client.answered(pdu)) {
                    unexpected.incrementAndGet();
                }
            }
        }
    }

    /** Requests are even but for a few that we never send and nobody sends to a client. */
    private static boolean isRequest(int opcode) {
        return (opcode & AttCode.COMMAND_BIT) == 0 && opcode % 2 == 0 && opcode != AttCode.CONFIRMATION;
    }

    private boolean heard(byte[] pdu) {
        GattListener listener = pdu.length < VALUE_AT ? null : listeners.get(LittleEndian.get16(pdu, 1));
        if (listener == null) {
            unexpected.incrementAndGet();
            // Nobody wants it: the device need not keep it.
            return true;
        }
        byte[] value = new byte[pdu.length - VALUE_AT];
        System.arraycopy(pdu, VALUE_AT, value, 0, value.length);
        try {
            listener.heard(value);
            return true;
        } catch (RuntimeException e) {
            unexpected.incrementAndGet();
            LOG.error("a listener failed on what a device notified; it is not confirmed", e);
            return false;
        }
    }

    private void reply(@Nullable L2capFrame answer) {
        if (answer != null) {
            // If the connection has ended, so has the wish for an answer.
            outlet.send(answer).exceptionally(ended -> null);
        }
    }
}
