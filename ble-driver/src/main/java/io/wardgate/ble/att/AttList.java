package io.wardgate.ble.att;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattException;
import java.util.UUID;

/** The entries of an answer that lists attributes, all of one length. What is cut is refused whole. */
final class AttList {

    private static final int LEAST_ENTRY_OCTETS = 4;
    private static final int INFORMATION_SHORT = 1;
    private static final int INFORMATION_SHORT_OCTETS = 4;
    private static final int INFORMATION_LONG_OCTETS = 18;
    private static final int HEADER_OCTETS = 2;

    private final String device;
    private final byte[] pdu;
    private final int entryOctets;
    private final int from;

    private AttList(String device, byte[] pdu, int entryOctets, int from) {
        this.device = device;
        this.pdu = pdu;
        this.entryOctets = entryOctets;
        this.from = from;
    }

    static AttList empty(String device) {
        return new AttList(device, new byte[HEADER_OCTETS], 1, 0);
    }

    /** Read By Type and Read By Group Type: the second octet is the length of an entry. */
    static AttList ofHandles(byte[] pdu, int from, String device) throws GattException {
        return checked(pdu, pdu.length > 1 ? pdu[1] & 0xFF : 0, from, device);
    }

    /** Find Information: the second octet says whether types are short or long. */
    static AttList ofInformation(byte[] pdu, String device) throws GattException {
        boolean brief = pdu.length > 1 && pdu[1] == INFORMATION_SHORT;
        return checked(pdu, brief ? INFORMATION_SHORT_OCTETS : INFORMATION_LONG_OCTETS, 0, device);
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return (pdu.length - HEADER_OCTETS) / entryOctets;
    }

    /** The least handle that was asked for. */
    int from() {
        return from;
    }

    int get8(int entry, int offset) throws GattException {
        return pdu[at(entry, offset, 1)] & 0xFF;
    }

    int get16(int entry, int offset) throws GattException {
        return LittleEndian.get16(pdu, at(entry, offset, 2));
    }

    /** The type that ends an entry, short or long. */
    UUID uuid(int entry, int offset) throws GattException {
        return entryOctets - offset == 2
                ? GattCharacteristic.assigned(get16(entry, offset))
                : LittleEndian.uuid(pdu, at(entry, offset, 16));
    }

    private int at(int entry, int offset, int octets) throws GattException {
        if (offset + octets > entryOctets) {
            throw new GattException(device + " lists entries of " + entryOctets + " octets, which is too short");
        }
        return HEADER_OCTETS + entry * entryOctets + offset;
    }

    private static AttList checked(byte[] pdu, int entryOctets, int from, String device) throws GattException {
        int octets = pdu.length - HEADER_OCTETS;
        if (entryOctets < LEAST_ENTRY_OCTETS || octets < entryOctets || octets % entryOctets != 0) {
            throw new GattException(device + " lists " + octets + " octets as entries of " + entryOctets);
        }
        return new AttList(device, pdu, entryOctets, from);
    }
}
