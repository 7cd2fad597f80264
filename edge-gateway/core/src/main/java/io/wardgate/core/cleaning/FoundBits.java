package io.wardgate.core.cleaning;

/** Findings as the bits of a reading. Reused for each reading, so that the hot path allocates nothing. */
final class FoundBits implements Findings {

    private int quality;
    private int suspect;

    void clear() {
        quality = 0;
        suspect = 0;
    }

    @Override
    public void add(Rule rule, int metrics, int value, double reference, double limit) {
        quality |= rule.quality().mask();
        if (rule.isSuspect()) {
            suspect |= metrics;
        }
    }

    int quality() {
        return quality;
    }

    int suspect() {
        return suspect;
    }
}
