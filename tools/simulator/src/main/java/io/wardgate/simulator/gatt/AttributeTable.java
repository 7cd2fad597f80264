package io.wardgate.simulator.gatt;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes in the order of their handles (Bluetooth Core 5.4, Vol 3, Part G, 3): services, each with its characteristics as
 * declaration, value and, if it notifies or indicates, client configuration.
 */
final class AttributeTable {

    static final int PRIMARY_SERVICE = 0x2800;
    static final int CHARACTERISTIC = 0x2803;
    static final int CLIENT_CONFIGURATION = 0x2902;

    private static final int READ = 0x02;
    private static final int WRITE = 0x0C;
    private static final int NOTIFY_OR_INDICATE = 0x30;

    private final List<Attribute> attributes = new ArrayList<>();

    void service(int uuid) {
        add(PRIMARY_SERVICE, le16(uuid), true, false);
    }

    /** Adds a characteristic; returns the handle of its value. */
    int characteristic(int uuid, int properties, byte[] value) {
        int valueHandle = attributes.size() + 2;
        add(CHARACTERISTIC, join(new byte[] {(byte) properties}, le16(valueHandle), le16(uuid)), true, false);
        add(uuid, value, (properties & READ) != 0, (properties & WRITE) != 0);
        if ((properties & NOTIFY_OR_INDICATE) != 0) {
            add(CLIENT_CONFIGURATION, new byte[2], true, true);
        }
        return valueHandle;
    }

    int size() {
        return attributes.size();
    }

    @Nullable
    Attribute find(int handle) {
        return handle < 1 || handle > attributes.size() ? null : attributes.get(handle - 1);
    }

    void write(Attribute attribute, byte[] value) {
        attributes.set(attribute.handle() - 1, attribute.with(value));
    }

    /** Attributes of a type within a range of handles. */
    List<Attribute> ofType(int type, int from, int to) {
        return attributes.stream()
                .filter(each -> each.type() == type && each.handle() >= from && each.handle() <= to)
                .toList();
    }

    /** The last handle of the service that begins at a handle. */
    int endOfService(int handle) {
        return attributes.stream()
                .filter(each -> each.type() == PRIMARY_SERVICE && each.handle() > handle)
                .mapToInt(each -> each.handle() - 1)
                .findFirst()
                .orElse(attributes.size());
    }

    static byte[] le16(int value) {
        return new byte[] {(byte) value, (byte) (value >>> 8)};
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private void add(int type, byte[] value, boolean readable, boolean writable) {
        attributes.add(new Attribute(attributes.size() + 1, type, value, readable, writable));
    }
}
