package io.wardgate.ble.att;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.gatt.GattListener;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * One connection: calls from any thread, frames and the end from the radio's.
 *
 * <p>Values up to 512 octets are read whole; written is what fits into one PDU. There is no pairing: what a device only tells
 * paired ones is refused by it, and the exception says so.
 */
public final class AttLink implements GattLink {

    /** What we can take; the device may take less. */
    static final int OUR_MTU = 517;

    private static final int LEAST_MTU = 23;
    private static final int LONGEST_ATTRIBUTE = 512;

    private final GattDevice device;
    private final String name;
    private final LinkOutlet outlet;
    private final AttClient client;
    private final AttInbox inbox;
    private final Discovery discovery;
    private volatile List<Discovery.Found> found = List.of();
    private volatile int mtu = LEAST_MTU;
    private volatile boolean open = true;

    /** @param name of the device, for people */
    public AttLink(GattDevice device, String name, LinkOutlet outlet) {
        this.device = device;
        this.name = name;
        this.outlet = outlet;
        client = new AttClient(outlet, name);
        inbox = new AttInbox(outlet, client);
        discovery = new Discovery(client, name);
    }

    /** Agrees on a length and finds what the device has; once, before the link is used. */
    public void explore(Deadline deadline) throws GattException, InterruptedException {
        byte[] request = AttPdu.of(AttCode.MTU_REQUEST, OUR_MTU);
        byte[] answer = client.ask(request, AttCode.MTU_RESPONSE, deadline.leftMillis(name));
        if (!AttClient.isError(answer) && answer.length >= request.length) {
            mtu = Math.max(LEAST_MTU, Math.min(OUR_MTU, LittleEndian.get16(answer, 1)));
        }
        found = discovery.characteristics(deadline);
    }

    /** A frame came; on the radio's thread. */
    public void received(L2capFrame frame) {
        inbox.take(frame);
    }

    /** The connection is over; on the radio's thread. */
    public void ended(String reason) {
        open = false;
        client.ended(reason);
    }

    /** Frames that made no sense, and notifications that nobody had asked for or whose listener failed. */
    public long unexpected() {
        return inbox.unexpected();
    }

    @Override
    public GattDevice device() {
        return device;
    }

    @Override
    public List<GattCharacteristic> characteristics() {
        return found.stream().map(Discovery.Found::characteristic).toList();
    }

    @Override
    public int longestValue() {
        return mtu - AttPdu.WRITE_HEADER_OCTETS;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public byte[] read(GattCharacteristic from) throws GattException, InterruptedException {
        byte[] answer =
                client.require(AttPdu.of(AttCode.READ_REQUEST, from.handle()), AttCode.READ_RESPONSE, "be read");
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(answer, 1, answer.length - 1);
        while (answer.length == mtu && value.size() < LONGEST_ATTRIBUTE) {
            byte[] request = AttPdu.of(AttCode.READ_BLOB_REQUEST, from.handle(), value.size());
            answer = client.ask(request, AttCode.READ_BLOB_RESPONSE, AttClient.LONGEST_WAIT_MILLIS);
            if (AttClient.isError(answer)) {
                int error = AttClient.errorOf(answer);
                if (error == AttCode.ATTRIBUTE_NOT_LONG || error == AttCode.INVALID_OFFSET) {
                    break; // the value ends exactly where the first answer ended
                }
                throw new GattException(name + " refuses to be read on: " + AttCode.error(error));
            }
            value.write(answer, 1, answer.length - 1);
        }
        return value.toByteArray();
    }

    @Override
    public void write(GattCharacteristic to, byte[] value) throws GattException, InterruptedException {
        if (value.length > longestValue()) {
            throw new GattException(name + " takes " + longestValue() + " octets at once, not " + value.length);
        }
        if (to.can(GattCharacteristic.WRITE)) {
            client.require(
                    AttPdu.withValue(AttCode.WRITE_REQUEST, to.handle(), value), AttCode.WRITE_RESPONSE, "be written");
        } else {
            client.tell(AttPdu.withValue(AttCode.WRITE_COMMAND, to.handle(), value));
        }
    }

    @Override
    public void subscribe(GattCharacteristic to, GattListener listener) throws GattException, InterruptedException {
        boolean notifies = to.can(GattCharacteristic.NOTIFY);
        if (!notifies && !to.can(GattCharacteristic.INDICATE)) {
            throw new GattException(name + " neither notifies nor indicates " + to.type());
        }
        Discovery.Found place = found.stream()
                .filter(each -> each.characteristic().handle() == to.handle())
                .findFirst()
                .orElseThrow(() -> new GattException(name + " has no characteristic with handle " + to.handle()));
        int configuration = discovery.configurationOf(place);
        if (configuration == 0) {
            throw new GattException(name + " has no way to switch notifications of " + to.type() + " on");
        }
        inbox.listen(to.handle(), listener);
        byte[] on = {(byte) (notifies ? 1 : 2), 0};
        client.require(AttPdu.withValue(AttCode.WRITE_REQUEST, configuration, on), AttCode.WRITE_RESPONSE, "notify");
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            client.ended("the connection with " + name + " was closed");
            outlet.hangUp();
        }
    }
}
