package io.wardgate.access.tap;

import io.wardgate.access.door.Outputs;
import io.wardgate.api.actuator.Switch;
import io.wardgate.api.tap.Decision;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the person at a point what became of the tap, by lamp and buzzer. Outputs that are missing or fail are counted and
 * change nothing else. For any thread.
 */
final class Feedback {

    private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);

    private static final long[] ONCE = {100};
    private static final long[] THREE_TIMES = {80, 80, 80, 80, 80};
    private static final long[] WAITING = {400, 200, 400, 200, 400};
    private static final long[] SLOW = {500, 1_500, 500, 1_500, 500, 1_500, 500};

    /** The slow red of a reader that is down lasts so long and is played again after it. */
    static final long SLOW_MILLIS = 8_000;

    private final TapPoint.Lamps lamps;
    private final Outputs outputs;
    private final AtomicLong faults = new AtomicLong();

    Feedback(TapPoint.Lamps lamps, Outputs outputs) {
        this.lamps = lamps;
        this.outputs = outputs;
    }

    void tell(Decision decision) {
        switch (decision) {
            case GRANT, INFO -> {
                play(lamps.green(), ONCE);
                play(lamps.buzzer(), ONCE);
            }
            case DENY -> {
                play(lamps.red(), THREE_TIMES);
                play(lamps.buzzer(), THREE_TIMES);
            }
            case PENDING -> play(lamps.amber(), WAITING);
        }
    }

    void readerIsDown() {
        play(lamps.red(), SLOW);
    }

    void readerIsUp() {
        act(lamps.red(), Switch::idle);
    }

    long faults() {
        return faults.get();
    }

    private void play(String output, long[] pattern) {
        act(output, lamp -> lamp.play(pattern));
    }

    private void act(String output, Consumer<Switch> action) {
        if (output.isEmpty()) {
            return;
        }
        Switch lamp = outputs.named(output);
        if (lamp == null) {
            faults.incrementAndGet();
            return;
        }
        try {
            action.accept(lamp);
        } catch (RuntimeException e) {
            faults.incrementAndGet();
            LOG.warn("output {} does not play: {}", output, e.toString());
        }
    }
}
