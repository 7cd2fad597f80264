package io.wardgate.ble.wr24;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What health shows beyond the figures of every source. Written by the reader's thread, read by any. */
final class ReceiverFigures {

    final AtomicLong lost = new AtomicLong();
    final AtomicLong repeated = new AtomicLong();
    final AtomicLong damagedFrames = new AtomicLong();
    final AtomicLong lineLost = new AtomicLong();
    final AtomicLong unusable = new AtomicLong();
    final AtomicLong receiverErrors = new AtomicLong();
    final AtomicLong beforeHello = new AtomicLong();
    final AtomicLong hellos = new AtomicLong();
    final AtomicLong timeSyncs = new AtomicLong();
    final AtomicLong commandsDone = new AtomicLong();
    final AtomicLong commandsExpired = new AtomicLong();
    final AtomicLong commandsFailed = new AtomicLong();
    final AtomicLong smpAnswered = new AtomicLong();
    final AtomicLong smpFailed = new AtomicLong();
    final AtomicLong smpSentAgain = new AtomicLong();
    final AtomicLong smpForeign = new AtomicLong();
    final AtomicLong smpBroken = new AtomicLong();
    final AtomicLong smpRepeated = new AtomicLong();
    private volatile @Nullable ReceiverStatistics told;
    private volatile String trouble = "";

    /** What the receiver said of itself. */
    void told(ReceiverStatistics statistics) {
        told = statistics;
    }

    /** What limits it although it works; empty: nothing. */
    void trouble(String sentence) {
        trouble = sentence;
    }

    String trouble() {
        return trouble;
    }

    /** In a fixed order. The receiver's own figures are there once it has told them. */
    Map<String, Long> all() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("lost", lost.get());
        figures.put("repeated", repeated.get());
        figures.put("damagedFrames", damagedFrames.get());
        figures.put("lineLost", lineLost.get());
        figures.put("unusable", unusable.get());
        figures.put("beforeHello", beforeHello.get());
        figures.put("receiverErrors", receiverErrors.get());
        figures.put("hellos", hellos.get());
        figures.put("timeSyncs", timeSyncs.get());
        figures.put("commandsDone", commandsDone.get());
        figures.put("commandsExpired", commandsExpired.get());
        figures.put("commandsFailed", commandsFailed.get());
        figures.put("smpAnswered", smpAnswered.get());
        figures.put("smpFailed", smpFailed.get());
        figures.put("smpSentAgain", smpSentAgain.get());
        figures.put("smpForeign", smpForeign.get());
        figures.put("smpBroken", smpBroken.get());
        figures.put("smpRepeated", smpRepeated.get());
        ReceiverStatistics statistics = told;
        if (statistics != null) {
            figures.put("airOk", statistics.rxOk());
            figures.put("airCrcBad", statistics.crcBad());
            figures.put("overflow", statistics.overflow());
            figures.put("receiverLineBad", statistics.lineBad());
            figures.put("dutyPermille", (long) statistics.dutyPermille());
            figures.put("txPowerDbm", (long) statistics.txPowerDbm());
            figures.put("commandsHeld", (long) statistics.held());
        }
        return figures;
    }
}
