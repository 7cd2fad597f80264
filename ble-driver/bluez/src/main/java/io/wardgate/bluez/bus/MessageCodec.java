package io.wardgate.bluez.bus;

import io.wardgate.bluez.bus.BusMessage.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages as octets (D-Bus specification, "Message Format"):
 *
 * <pre>
 *  octets  1           1     1      1        4            4       4 + n          to 8     body length
 *          byte order  type  flags  version  body length  serial  header fields  padding  body
 * </pre>
 *
 * <p>A header field is a structure of a number and a variant.
 */
final class MessageCodec {

    static final int FIXED_OCTETS = 16;

    /** More than any message of BlueZ has, less than what would hurt; the protocol itself allows 128 MiB. */
    static final int GREATEST_OCTETS = 4 * 1_024 * 1_024;

    private static final int BODY_LENGTH_AT = 4;
    private static final int FIELDS_LENGTH_AT = 12;
    private static final int VERSION = 1;
    private static final int CALL = 1;

    /** A daemon that is not running is not started because we ask it something. */
    private static final int NO_AUTO_START = 2;

    private static final int PATH = 1;
    private static final int INTERFACE = 2;
    private static final int MEMBER = 3;
    private static final int ERROR_NAME = 4;
    private static final int REPLY_SERIAL = 5;
    private static final int DESTINATION = 6;
    private static final int SENDER = 7;
    private static final int SIGNATURE = 8;

    private MessageCodec() {}

    static ByteBuffer encode(BusCall call, long serial) {
        byte[] body = ValueWriter.body(call.signature(), call.arguments());
        ValueWriter fields = new ValueWriter();
        field(fields, PATH, "o", call.path());
        field(fields, INTERFACE, "s", call.interfaceName());
        field(fields, MEMBER, "s", call.member());
        field(fields, DESTINATION, "s", call.destination());
        if (!call.signature().isEmpty()) {
            field(fields, SIGNATURE, "g", call.signature());
        }
        int length = fields.octets().length;
        fields.align(8);
        ByteBuffer message = ByteBuffer.allocate(FIXED_OCTETS + fields.octets().length + body.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) 'l').put((byte) CALL).put((byte) NO_AUTO_START).put((byte) VERSION);
        message.putInt(body.length).putInt((int) serial).putInt(length);
        return message.put(fields.octets()).put(body).flip();
    }

    private static void field(ValueWriter fields, int number, String type, String value) {
        fields.align(8);
        fields.octet(number);
        fields.variant(type, value);
    }

    /**
     * The next message, or null if not all of it is there.
     *
     * @param octets from its position on; the position moves behind the message
     * @throws BusException if what is there is no message, after which nothing of the line can be believed
     */
    static @Nullable BusMessage decode(ByteBuffer octets) throws BusException {
        if (octets.remaining() < FIXED_OCTETS) {
            return null;
        }
        int start = octets.position();
        octets.order(octets.get(start) == 'B' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long bodyLength = octets.getInt(start + BODY_LENGTH_AT) & 0xFFFF_FFFFL;
        long fieldsLength = octets.getInt(start + FIELDS_LENGTH_AT) & 0xFFFF_FFFFL;
        long bodyAt = FIXED_OCTETS + (fieldsLength + 7) / 8 * 8;
        long length = bodyAt + bodyLength;
        if (length > GREATEST_OCTETS) {
            throw new BusException(
                    "a message of " + length + " octets came; at most " + GREATEST_OCTETS + " are taken");
        }
        if (octets.remaining() < length) {
            return null;
        }
        ByteBuffer copy = ByteBuffer.allocate((int) length).order(octets.order());
        copy.put(octets.slice(start, (int) length)).flip();
        octets.position(start + (int) length);
        return message(copy, (int) fieldsLength, (int) bodyAt);
    }

    private static BusMessage message(ByteBuffer octets, int fieldsLength, int bodyAt) throws BusException {
        Map<Integer, Object> fields = fields(octets, fieldsLength);
        ByteBuffer body = octets.slice(bodyAt, octets.limit() - bodyAt).order(octets.order());
        Kind kind = Kind.of(octets.get(1));
        return new BusMessage(
                kind,
                fields.get(REPLY_SERIAL) instanceof Long serial ? serial : 0,
                text(fields, SENDER),
                text(fields, PATH),
                text(fields, INTERFACE),
                text(fields, kind == Kind.ERROR ? ERROR_NAME : MEMBER),
                text(fields, SIGNATURE),
                body);
    }

    private static Map<Integer, Object> fields(ByteBuffer octets, int length) throws BusException {
        ByteBuffer header = octets.duplicate().order(octets.order());
        header.position(FIELDS_LENGTH_AT).limit(FIXED_OCTETS + length);
        Map<Integer, Object> fields = new HashMap<>();
        for (Object one : (List<?>) ValueReader.readAndAdvance("a(yv)", header).get(0)) {
            List<?> pair = (List<?>) one;
            fields.put((Integer) pair.get(0), pair.get(1));
        }
        return fields;
    }

    private static String text(Map<Integer, Object> fields, int number) {
        return fields.get(number) instanceof String text ? text : "";
    }
}
