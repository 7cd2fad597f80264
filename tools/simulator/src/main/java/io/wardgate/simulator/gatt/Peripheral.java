package io.wardgate.simulator.gatt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * A device that measures now and then, advertises that it has something, is connected, tells it to whoever asks to be told, and
 * goes. An indication is told again at the next connection unless it was confirmed. Safe from any thread.
 */
public final class Peripheral {

    private static final int INDICATE = 0x20;
    private static final int NOTIFY = 0x10;

    private final long address;
    private final boolean goesWhenTold;
    private final AttributeTable table = new AttributeTable();
    private final Queue<Told> telling = new ArrayDeque<>();
    private final List<byte[]> written = new ArrayList<>();
    private AttServer server = new AttServer(table);
    private boolean awaitsConfirmation;

    /** A value and the handle under which it is told. */
    private record Told(int handle, byte[] value, boolean indicated) {}

    /** What a device sends after it was told something: PDUs, and whether it then ends the connection. */
    public record Reaction(List<byte[]> pdus, boolean goes) {}

    /** @param goesWhenTold whether it ends the connection after it has told all */
    public Peripheral(long address, boolean goesWhenTold) {
        this.address = address;
        this.goesWhenTold = goesWhenTold;
    }

    public long address() {
        return address;
    }

    public synchronized Peripheral service(int uuid) {
        table.service(uuid);
        return this;
    }

    public synchronized Peripheral value(int uuid, byte[] value) {
        table.characteristic(uuid, 0x02, value);
        return this;
    }

    /** The current time: readable and writable. */
    public synchronized Peripheral clock(byte[] time) {
        table.characteristic(0x2A2B, 0x0A, time);
        return this;
    }

    /** Values that it indicates once somebody asked for them. */
    public synchronized Peripheral indicates(int uuid, byte[]... values) {
        return tells(uuid, INDICATE, values);
    }

    /** Values that it notifies once somebody asked for them. */
    public synchronized Peripheral notifies(int uuid, byte[]... values) {
        return tells(uuid, NOTIFY, values);
    }

    /** A new connection. */
    public synchronized void connected() {
        server = new AttServer(table);
        awaitsConfirmation = false;
    }

    /** Takes a PDU of the attribute protocol. */
    public synchronized Reaction take(byte[] pdu) {
        List<byte[]> pdus = new ArrayList<>();
        byte[] answer = server.answer(pdu);
        if (answer != null) {
            pdus.add(answer);
        }
        int opcode = pdu[0] & 0xFF;
        if (opcode == 0x1E && awaitsConfirmation) {
            telling.remove();
            awaitsConfirmation = false;
        } else if (opcode == 0x12 || opcode == 0x52) {
            written.add(Arrays.copyOfRange(pdu, 3, pdu.length));
        }
        tellOn(pdus);
        return new Reaction(pdus, goesWhenTold && telling.isEmpty() && opcode == 0x1E);
    }

    /** All values that were written to it. */
    public synchronized List<byte[]> written() {
        return List.copyOf(written);
    }

    /** Values that it still has to tell. */
    public synchronized int left() {
        return telling.size();
    }

    private Peripheral tells(int uuid, int property, byte[]... values) {
        int handle = table.characteristic(uuid, property, new byte[0]);
        for (byte[] value : values) {
            telling.add(new Told(handle, value, property == INDICATE));
        }
        return this;
    }

    /** Tells on until a confirmation is needed, or nobody asked for the next. */
    private void tellOn(List<byte[]> pdus) {
        for (Told next = telling.peek(); next != null && !awaitsConfirmation; next = telling.peek()) {
            Attribute configuration = table.find(next.handle + 1);
            if (configuration == null || configuration.value()[0] == 0) {
                return;
            }
            byte opcode = (byte) (next.indicated ? 0x1D : 0x1B);
            pdus.add(AttributeTable.join(new byte[] {opcode}, AttributeTable.le16(next.handle), next.value));
            awaitsConfirmation = next.indicated;
            if (!next.indicated) {
                telling.remove();
            }
        }
    }
}
