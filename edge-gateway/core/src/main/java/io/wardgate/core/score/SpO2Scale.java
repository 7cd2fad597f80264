package io.wardgate.core.score;

/** How NEWS2 rates oxygen saturation; a clinician decides for each patient. */
public enum SpO2Scale {
    /** For all but those of scale 2. */
    SCALE_1 {
        @Override
        int points(int percent, boolean oxygen) {
            return percent <= 91 ? 3 : percent <= 93 ? 2 : percent <= 95 ? 1 : 0;
        }

        @Override
        boolean needsOxygen(int percent) {
            return false;
        }
    },
    /** For confirmed hypercapnic respiratory failure: 88 to 92 % is the target, more is too much if it is given. */
    SCALE_2 {
        @Override
        int points(int percent, boolean oxygen) {
            if (percent <= 92) {
                return percent <= 83 ? 3 : percent <= 85 ? 2 : percent <= 87 ? 1 : 0;
            }
            return !oxygen ? 0 : percent <= 94 ? 1 : percent <= 96 ? 2 : 3;
        }

        @Override
        boolean needsOxygen(int percent) {
            return percent > 92;
        }
    };

    abstract int points(int percent, boolean oxygen);

    /** Whether the points depend on whether the patient gets oxygen. */
    abstract boolean needsOxygen(int percent);
}
