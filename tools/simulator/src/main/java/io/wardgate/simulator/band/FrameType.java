package io.wardgate.simulator.band;

/** The frames of docs/wire/band-v1.md. */
enum FrameType {
    COMMON(1),
    FULL(2);

    private final int number;

    FrameType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
