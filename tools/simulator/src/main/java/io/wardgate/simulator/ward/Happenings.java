package io.wardgate.simulator.ward;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Scenario;
import java.util.PriorityQueue;

/** When which band is called, or restarts: the given seconds and a Poisson stream without end. */
final class Happenings {

    private static final double HOUR_MICROS = 3.6e9;

    private final Chance chance;
    private final Purpose gaps;
    private final Purpose choice;
    private final int bands;
    private final double perHour;
    private final PriorityQueue<Long> due = new PriorityQueue<>();
    private long drawn;
    private double randomMicros;
    private long happened;

    Happenings(Scenario.Events events, Chance chance, Purpose gaps, Purpose choice, int bands) {
        this.chance = chance;
        this.gaps = gaps;
        this.choice = choice;
        this.bands = bands;
        this.perHour = events.perHour();
        for (double second : events.atSeconds()) {
            due.add((long) (second * 1e6));
        }
        drawNext();
    }

    /** When the next one is due; {@link Long#MAX_VALUE} if never. */
    long nextMicros() {
        Long next = due.peek();
        return next == null ? Long.MAX_VALUE : next;
    }

    /** Takes the next one. */
    int nextBand() {
        if (due.remove() == (long) randomMicros) {
            drawNext();
        }
        return (int) (chance.uniform(Chance.WARD, choice, happened++) * bands);
    }

    private void drawNext() {
        if (perHour > 0) {
            randomMicros += 1 + chance.exponential(Chance.WARD, gaps, drawn++, HOUR_MICROS / perHour);
            due.add((long) randomMicros);
        } else {
            randomMicros = Double.NaN;
        }
    }
}
