package io.wardgate.simulator.nfc;

/** Whether the chip listens. Set by a test, read by the session. */
final class PowerState {

    private volatile boolean isAsleep = true;
    private volatile boolean isMute;

    boolean isAsleep() {
        return isAsleep;
    }

    boolean isMute() {
        return isMute;
    }

    void wake() {
        isAsleep = false;
    }

    void brownOut() {
        isAsleep = true;
    }

    void latchUp() {
        isMute = true;
    }

    void reset() {
        isAsleep = true;
        isMute = false;
    }
}
