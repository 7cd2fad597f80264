package io.wardgate.nfc.link;

/**
 * Says what to do next about a chip that does not answer: wake it, open its port anew, reset it by its wire if there is
 * one, then call it down and begin again after 1 s, twice that, up to 30 s.
 *
 * <p>Owned by the reader's thread.
 */
public final class RecoveryLadder {

    /** What to do now. */
    public enum Step {
        WAKE(LinkFigure.WAKES),
        REOPEN(LinkFigure.REOPENS),
        RESET(LinkFigure.RESETS),
        /** Say that it is down, and wait {@link RecoveryLadder#pauseMillis()}. */
        REPORT(LinkFigure.DOWNS);

        private final LinkFigure figure;

        Step(LinkFigure figure) {
            this.figure = figure;
        }
    }

    private static final int LEAST_PAUSE_MILLIS = 1_000;
    private static final int GREATEST_PAUSE_MILLIS = 30_000;

    private final boolean hasResetLine;
    private final LinkFigures figures;
    private int failures;
    private int pauseMillis;

    public RecoveryLadder(boolean hasResetLine, LinkFigures figures) {
        this.hasResetLine = hasResetLine;
        this.figures = figures;
    }

    /** It works. */
    public void progress() {
        failures = 0;
        pauseMillis = 0;
    }

    /**
     * The step after another failure.
     *
     * @param isPortLost whether the port itself failed: nothing can be woken then
     */
    public Step next(boolean isPortLost) {
        Step step = step(isPortLost);
        figures.count(step.figure);
        return step;
    }

    /** How long to leave it alone after {@link Step#REPORT}. */
    public int pauseMillis() {
        return pauseMillis;
    }

    private Step step(boolean isPortLost) {
        if (failures == 0 && isPortLost) {
            failures = 1;
        }
        failures++;
        if (failures == 1) {
            return Step.WAKE;
        }
        if (failures == 2) {
            return Step.REOPEN;
        }
        if (failures == 3 && hasResetLine) {
            return Step.RESET;
        }
        // The next round begins with the port, since waking was in vain.
        failures = 1;
        pauseMillis = pauseMillis == 0 ? LEAST_PAUSE_MILLIS : Math.min(pauseMillis * 2, GREATEST_PAUSE_MILLIS);
        return Step.REPORT;
    }
}
