package io.wardgate.core.link;

/**
 * Which of the last {@value #WINDOW} records of a band came over one radio while they were the newest ones. Repeats of a
 * record change nothing, so a radio that hears ten repeats of each has not missed nine of ten.
 *
 * <p>A reboot of the band, or a step of more than {@value #GREATEST_STEP} records, begins anew. Owned by a {@link Link}.
 */
final class RecordGaps {

    static final int WINDOW = 32;

    private static final int GREATEST_STEP = 1_024;

    private int boot;
    private long newest;
    private int heard;

    /** How many of the window have been on the air since the first one; 0 before the first. */
    private int known;

    void heard(int bandBoot, long sequence) {
        long step = sequence - newest;
        if (known == 0 || bandBoot != boot || Math.abs(step) > GREATEST_STEP) {
            boot = bandBoot;
            newest = sequence;
            heard = 1;
            known = 1;
        } else if (step > 0) {
            heard = step < WINDOW ? heard << step | 1 : 1;
            known = (int) Math.min(WINDOW, known + step);
            newest = sequence;
        } else if (-step < WINDOW) {
            heard |= 1 << -step;
            known = (int) Math.max(known, 1 - step);
        }
    }

    /** Share of the records that did not come, 0 to 1. */
    double loss() {
        return known == 0 ? 0 : 1 - (double) Integer.bitCount(heard) / known;
    }

    int known() {
        return known;
    }

    void clear() {
        known = 0;
    }
}
