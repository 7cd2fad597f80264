package io.wardgate.nfc.pn532;

import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.nfc.link.LinkFigures;
import java.util.concurrent.atomic.AtomicLong;

/** Counts and state of one reader. Written by its thread, read by any. */
final class ReaderFigures {

    final LinkFigures link = new LinkFigures();
    final AtomicLong polls = new AtomicLong();
    final AtomicLong seen = new AtomicLong();
    final AtomicLong gone = new AtomicLong();
    final AtomicLong collisions = new AtomicLong();
    private volatile Situation situation = new Situation(State.STOPPED, "not started");

    private record Situation(State state, String detail) {}

    void situation(State state, String detail) {
        situation = new Situation(state, detail);
    }

    ReaderStatistics statistics() {
        Situation now = situation;
        return new ReaderStatistics(
                now.state(), now.detail(), polls.get(), seen.get(), gone.get(), collisions.get(), link.byName());
    }
}
