package io.wardgate.simulator.wr24;

import org.jspecify.annotations.Nullable;

/** Types of frames that the receiver sends or takes (docs/wire/wr24-v1.md, types). */
enum FrameType {
    VITALS(0x01),
    EVENT(0x02),
    HELLO(0x10),
    STATISTICS(0x11),
    TIME_SYNC(0x12),
    COMMAND(0x20),
    COMMAND_ACK(0x21),
    COMMAND_EXPIRED(0x22),
    SMP_FRAGMENT(0x30),
    ERROR(0x7F);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static @Nullable FrameType of(int code) {
        for (FrameType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }
}
