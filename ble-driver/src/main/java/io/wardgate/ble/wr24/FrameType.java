package io.wardgate.ble.wr24;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a frame carries (docs/wire/wr24-v1.md, Types). */
enum FrameType {
    VITALS(0x01),
    EVENT(0x02),
    MOTION(0x03),
    HISTORY(0x04),
    HELLO(0x10),
    STATISTICS(0x11),
    TIME_SYNC(0x12),
    COMMAND(0x20),
    COMMAND_ACK(0x21),
    COMMAND_EXPIRED(0x22),
    SMP_FRAGMENT(0x30),
    ERROR(0x7F);

    private static final @Nullable FrameType[] BY_CODE = byCode();

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Null for one that this version does not know. */
    static @Nullable FrameType of(int code) {
        return code < BY_CODE.length ? BY_CODE[code] : null;
    }

    private static @Nullable FrameType[] byCode() {
        @Nullable FrameType[] types = new @Nullable FrameType[ERROR.code + 1];
        Arrays.stream(values()).forEach(type -> types[type.code] = type);
        return types;
    }
}
