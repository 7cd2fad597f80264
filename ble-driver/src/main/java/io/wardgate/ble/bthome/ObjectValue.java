package io.wardgate.ble.bthome;

import io.wardgate.ble.decoder.DeviceEvent;
import io.wardgate.ble.decoder.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a message with its octets.
 *
 * @param octets the value alone, little-endian
 */
record ObjectValue(ObjectType type, byte[] octets) {

    private static final Map<Integer, String> BUTTON = Map.of(
            0x01, "press",
            0x02, "double_press",
            0x03, "triple_press",
            0x04, "long_press",
            0x05, "long_double_press",
            0x06, "long_triple_press",
            0x80, "hold_press");
    private static final Map<Integer, String> DIMMER = Map.of(0x01, "rotate_left", 0x02, "rotate_right");

    /** The value, or null if it is none: an event, information, or text that is not UTF-8. */
    @Nullable
    Value value() {
        return switch (type.format()) {
            case UINT -> numeric(unsigned());
            case SINT -> numeric(signed());
            case BINARY -> new Value.Binary(octets[0] != 0);
            case TIMESTAMP -> new Value.Moment(Instant.ofEpochSecond(unsigned()));
            case RAW -> new Value.Text(HexFormat.of().formatHex(octets));
            case TEXT -> text();
            case BUTTON, DIMMER, INFORMATION -> null;
        };
    }

    /** The event, or null if this is none: another object, "nothing happened", or an unknown kind of event. */
    @Nullable
    DeviceEvent event(String name) {
        boolean dimmer = type.format() == ObjectFormat.DIMMER;
        if (!dimmer && type.format() != ObjectFormat.BUTTON) {
            return null;
        }
        String what = (dimmer ? DIMMER : BUTTON).get(octets[0] & 0xFF);
        return what == null ? null : new DeviceEvent(name, what, dimmer ? octets[1] & 0xFF : null);
    }

    private Value numeric(long number) {
        return new Value.Numeric(type.factor().multiply(BigDecimal.valueOf(number)));
    }

    private @Nullable Value text() {
        try {
            return new Value.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private long unsigned() {
        long number = 0;
        for (int i = octets.length - 1; i >= 0; i--) {
            number = (number << Byte.SIZE) | (octets[i] & 0xFF);
        }
        return number;
    }

    private long signed() {
        int unused = Long.SIZE - octets.length * Byte.SIZE;
        return unsigned() << unused >> unused;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectValue that && type.equals(that.type) && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(octets);
    }
}
