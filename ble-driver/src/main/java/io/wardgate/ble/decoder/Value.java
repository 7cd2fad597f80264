package io.wardgate.ble.decoder;

import java.math.BigDecimal;
import java.time.Instant;

/** What a device can say of a quantity. */
public sealed interface Value {

    /** An exact decimal number, in the unit of its kind. */
    record Numeric(BigDecimal number) implements Value {}

    record Binary(boolean on) implements Value {}

    /** Text, or raw octets as hex. */
    record Text(String text) implements Value {}

    record Moment(Instant instant) implements Value {}
}
