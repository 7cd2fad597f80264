package io.wardgate.simulator.gatt;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the attribute protocol (Bluetooth Core 5.4, Vol 3, Part F, 3.4) out of a table. A refusal is
 * {@code 01 request handle(2) reason}.
 */
final class AttServer {

    private static final int OUR_MTU = 65;
    private static final int INVALID_HANDLE = 0x01;
    private static final int READ_NOT_PERMITTED = 0x02;
    private static final int WRITE_NOT_PERMITTED = 0x03;
    private static final int INVALID_PDU = 0x04;
    private static final int NOT_SUPPORTED = 0x06;
    private static final int NOT_FOUND = 0x0A;

    private final AttributeTable table;
    private int mtu = 23;

    AttServer(AttributeTable table) {
        this.table = table;
    }

    /** The answer to a request; null if it needs none. */
    byte @Nullable [] answer(byte[] pdu) {
        int opcode = pdu[0] & 0xFF;
        return switch (opcode) {
            case 0x02 -> {
                mtu = Math.max(23, Math.min(OUR_MTU, get16(pdu, 1)));
                yield AttributeTable.join(new byte[] {0x03}, AttributeTable.le16(OUR_MTU));
            }
            case 0x04 -> findInformation(get16(pdu, 1), get16(pdu, 3));
            case 0x08, 0x10 -> list(opcode, get16(pdu, 1), get16(pdu, 3), get16(pdu, 5));
            case 0x0A -> read(opcode, get16(pdu, 1), 0);
            case 0x0C -> read(opcode, get16(pdu, 1), get16(pdu, 3));
            case 0x12 -> write(opcode, get16(pdu, 1), Arrays.copyOfRange(pdu, 3, pdu.length));
            case 0x52 -> {
                write(opcode, get16(pdu, 1), Arrays.copyOfRange(pdu, 3, pdu.length));
                yield null;
            }
            case 0x1E -> null;
            default -> opcode % 2 == 0 ? refuse(opcode, 0, NOT_SUPPORTED) : refuse(opcode, 0, INVALID_PDU);
        };
    }

    private byte[] findInformation(int from, int to) {
        byte[] answer = {0x05, 0x01};
        for (int handle = Math.max(1, from); handle <= Math.min(to, table.size()); handle++) {
            Attribute attribute = table.find(handle);
            if (attribute != null && answer.length + 4 <= mtu) {
                answer =
                        AttributeTable.join(answer, AttributeTable.le16(handle), AttributeTable.le16(attribute.type()));
            }
        }
        return answer.length == 2 ? refuse(0x04, from, NOT_FOUND) : answer;
    }

    private byte[] list(int opcode, int from, int to, int type) {
        List<Attribute> found = table.ofType(type, from, to);
        if (found.isEmpty()) {
            return refuse(opcode, from, NOT_FOUND);
        }
        byte[] answer = {(byte) (opcode + 1), 0};
        for (Attribute attribute : found) {
            byte[] handles = AttributeTable.le16(attribute.handle());
            byte[] entry = opcode == 0x10
                    ? AttributeTable.join(
                            handles, AttributeTable.le16(table.endOfService(attribute.handle())), attribute.value())
                    : AttributeTable.join(handles, attribute.value());
            if (answer.length + entry.length > mtu) {
                break;
            }
            answer[1] = (byte) entry.length;
            answer = AttributeTable.join(answer, entry);
        }
        return answer;
    }

    private byte[] read(int opcode, int handle, int offset) {
        Attribute attribute = table.find(handle);
        if (attribute == null) {
            return refuse(opcode, handle, INVALID_HANDLE);
        }
        if (!attribute.readable()) {
            return refuse(opcode, handle, READ_NOT_PERMITTED);
        }
        if (offset > attribute.value().length) {
            return refuse(opcode, handle, 0x07);
        }
        int to = Math.min(attribute.value().length, offset + mtu - 1);
        return AttributeTable.join(new byte[] {(byte) (opcode + 1)}, Arrays.copyOfRange(attribute.value(), offset, to));
    }

    private byte[] write(int opcode, int handle, byte[] value) {
        Attribute attribute = table.find(handle);
        if (attribute == null) {
            return refuse(opcode, handle, INVALID_HANDLE);
        }
        if (!attribute.writable()) {
            return refuse(opcode, handle, WRITE_NOT_PERMITTED);
        }
        table.write(attribute, value);
        return new byte[] {0x13};
    }

    private static byte[] refuse(int opcode, int handle, int reason) {
        return AttributeTable.join(
                new byte[] {0x01, (byte) opcode}, AttributeTable.le16(handle), new byte[] {(byte) reason});
    }

    private static int get16(byte[] octets, int at) {
        return (octets[at] & 0xFF) | (octets[at + 1] & 0xFF) << 8;
    }
}
