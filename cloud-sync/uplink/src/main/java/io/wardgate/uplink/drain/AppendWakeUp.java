package io.wardgate.uplink.drain;

import java.lang.ref.WeakReference;

/** What the store keeps of a drain: it cannot be taken back, so it must not keep an ended drain alive. */
final class AppendWakeUp implements Runnable {

    private final WeakReference<LaneDrain> drain;

    AppendWakeUp(LaneDrain drain) {
        this.drain = new WeakReference<>(drain);
    }

    @Override
    public void run() {
        LaneDrain awake = drain.get();
        if (awake != null) {
            awake.wakeAfterAppend();
        }
    }
}
