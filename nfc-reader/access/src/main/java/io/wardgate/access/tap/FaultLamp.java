package io.wardgate.access.tap;

/** The slow red of a reader that is down, played again until it is up. For the reader's thread and {@code wardgate-access}. */
final class FaultLamp {

    private final Feedback feedback;
    private boolean isDown;
    private long playedMillis;

    FaultLamp(Feedback feedback) {
        this.feedback = feedback;
    }

    synchronized void down(long monoMillis) {
        isDown = true;
        play(monoMillis);
    }

    synchronized void up() {
        if (isDown) {
            isDown = false;
            feedback.readerIsUp();
        }
    }

    synchronized void tick(long monoMillis) {
        if (isDown && monoMillis - playedMillis >= Feedback.SLOW_MILLIS) {
            play(monoMillis);
        }
    }

    private void play(long monoMillis) {
        playedMillis = monoMillis;
        feedback.readerIsDown();
    }
}
