package io.wardgate.simulator.hci;

import io.wardgate.simulator.gatt.Peripheral;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one controller: its commands (Bluetooth Core 5.4, Vol 4, Part E, 7.1.6, 7.8.2, 7.8.12, 7.8.13, 7.8.66), and
 * the data of its devices, cut into packets of {@value #PACKET_OCTETS} octets (5.4.2). A device that is not there stays looked for
 * until that is cancelled.
 *
 * <p>All methods hold the lock of this object.
 */
final class LinkSide {

    static final int PACKET_OCTETS = 27;
    static final int PACKETS = 3;

    private static final int DISCONNECT = 0x0406;
    private static final int LE_CREATE_CONNECTION = 0x200D;
    private static final int LE_CREATE_CONNECTION_CANCEL = 0x200E;
    private static final int LE_CONNECTION_UPDATE = 0x2013;
    private static final int LE_EXTENDED_CREATE_CONNECTION = 0x2043;
    private static final int REMOTE_ENDED = 0x13;
    private static final int LOCAL_ENDED = 0x16;
    private static final int UNKNOWN_CONNECTION = 0x02;
    private static final int ATT_CHANNEL = 4;

    private final Map<Long, Peripheral> near;
    private final boolean deafWhileConnecting;
    private final Consumer<byte[]> out;
    private final Map<Integer, Peripheral> links = new TreeMap<>();
    private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
    private int nextHandle = 0x40;
    private boolean looking;

    /** @param deafWhileConnecting whether it refuses to connect while it scans */
    LinkSide(Map<Long, Peripheral> near, boolean deafWhileConnecting, Consumer<byte[]> out) {
        this.near = near;
        this.deafWhileConnecting = deafWhileConnecting;
        this.out = out;
    }

    /** Carries a command out if it is one for connections; whether it was. */
    synchronized boolean carryOut(int opcode, byte[] parameters, boolean scanning) {
        switch (opcode) {
            case LE_CREATE_CONNECTION -> connect(opcode, parameters, 6, scanning);
            case LE_EXTENDED_CREATE_CONNECTION -> connect(opcode, parameters, 3, scanning);
            case LE_CREATE_CONNECTION_CANCEL -> {
                out.accept(new byte[] {4, 0x0E, 4, 1, 0x0E, 0x20, (byte) (looking ? 0 : Commands.COMMAND_DISALLOWED)});
                if (looking) {
                    looking = false;
                    out.accept(complete(UNKNOWN_CONNECTION, 0, new byte[6]));
                }
            }
            case DISCONNECT -> {
                int handle = get16(parameters, 0);
                out.accept(status(opcode, links.containsKey(handle) ? 0 : UNKNOWN_CONNECTION));
                end(handle, LOCAL_ENDED);
            }
            case LE_CONNECTION_UPDATE -> out.accept(status(opcode, 0));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes a packet of data from the host. */
    synchronized void data(int handleAndFlags, byte[] octets) {
        int handle = handleAndFlags & 0x0FFF;
        out.accept(new byte[] {4, 0x13, 5, 1, (byte) handle, (byte) (handle >>> 8), 1, 0});
        if (handleAndFlags >>> 12 == 0) {
            incoming.reset();
        }
        incoming.writeBytes(octets);
        byte[] frame = incoming.toByteArray();
        Peripheral device = links.get(handle);
        if (device == null || frame.length < 4 || frame.length < 4 + get16(frame, 0)) {
            return;
        }
        if (get16(frame, 2) == ATT_CHANNEL) {
            Peripheral.Reaction reaction = device.take(Arrays.copyOfRange(frame, 4, frame.length));
            reaction.pdus().forEach(pdu -> send(handle, pdu));
            if (reaction.goes()) {
                end(handle, REMOTE_ENDED);
            }
        }
    }

    /** Ends all connections, as when the devices are carried away. */
    synchronized void endAll(int reason) {
        for (int handle : links.keySet().toArray(Integer[]::new)) {
            end(handle, reason);
        }
    }

    /** Reset, without a word; an attempt that is pending survives it, as it does in some controllers. */
    synchronized void reset() {
        links.clear();
    }

    synchronized int standing() {
        return links.size();
    }

    synchronized boolean isLooking() {
        return looking;
    }

    private void connect(int opcode, byte[] parameters, int addressAt, boolean scanning) {
        if (looking || scanning && deafWhileConnecting) {
            out.accept(status(opcode, Commands.COMMAND_DISALLOWED));
            return;
        }
        out.accept(status(opcode, 0));
        byte[] address = Arrays.copyOfRange(parameters, addressAt, addressAt + 6);
        long number = 0;
        for (int i = 5; i >= 0; i--) {
            number = number << 8 | address[i] & 0xFF;
        }
        @Nullable Peripheral device = near.get(number);
        if (device == null) {
            looking = true;
            return;
        }
        device.connected();
        int handle = nextHandle++;
        links.put(handle, device);
        out.accept(complete(0, handle, address));
    }

    private void end(int handle, int reason) {
        if (links.remove(handle) != null) {
            out.accept(new byte[] {4, 0x05, 4, 0, (byte) handle, (byte) (handle >>> 8), (byte) reason});
        }
    }

    private void send(int handle, byte[] pdu) {
        byte[] frame = new byte[4 + pdu.length];
        frame[0] = (byte) pdu.length;
        frame[2] = ATT_CHANNEL;
        System.arraycopy(pdu, 0, frame, 4, pdu.length);
        for (int from = 0; from < frame.length; from += PACKET_OCTETS) {
            int length = Math.min(PACKET_OCTETS, frame.length - from);
            byte[] packet = new byte[5 + length];
            packet[0] = 2;
            packet[1] = (byte) handle;
            packet[2] = (byte) (handle >>> 8 | (from == 0 ? 0x20 : 0x10));
            packet[3] = (byte) length;
            System.arraycopy(frame, from, packet, 5, length);
            out.accept(packet);
        }
    }

    private static byte[] status(int opcode, int status) {
        return new byte[] {4, 0x0F, 4, (byte) status, 1, (byte) opcode, (byte) (opcode >>> 8)};
    }

    /** LE Connection Complete, as central, of a random address, every 50 ms, lost after 4 s. */
    private static byte[] complete(int status, int handle, byte[] address) {
        byte[] event = new byte[3 + 19];
        byte[] head = {4, 0x3E, 19, 0x01, (byte) status, (byte) handle, (byte) (handle >>> 8), 0, 1};
        System.arraycopy(head, 0, event, 0, head.length);
        System.arraycopy(address, 0, event, head.length, 6);
        event[15] = 40;
        event[19] = (byte) 0x90;
        event[20] = 1;
        return event;
    }

    private static int get16(byte[] octets, int at) {
        return (octets[at] & 0xFF) | (octets[at + 1] & 0xFF) << 8;
    }
}
