package io.wardgate.core.score;

import java.util.EnumSet;
import java.util.Set;

/**
 * The National Early Warning Score 2 (Royal College of Physicians, 2017) over what is known at one moment.
 *
 * <pre>
 *  points          3      2        1          0            1          2         3
 *  respiration     ≤ 8             9–11       12–20                   21–24     ≥ 25
 *  SpO2, scale 1   ≤ 91   92–93    94–95      ≥ 96
 *  SpO2, scale 2   ≤ 83   84–85    86–87      88–92        93–94      95–96     ≥ 97    (right half: on oxygen)
 *  oxygen                 yes                 no
 *  systolic        ≤ 90   91–100   101–110    111–219                           ≥ 220
 *  pulse           ≤ 40            41–50      51–90        91–110     111–130   ≥ 131
 *  consciousness                              alert                             else
 *  temperature     ≤ 35.0          35.1–36.0  36.1–38.0    38.1–39.0  ≥ 39.1
 * </pre>
 *
 * <p>Without all seven inputs it is partial: its points are the least that the total can be, because no input takes any
 * away. An instance collects the inputs of one moment; not thread-safe.
 */
public final class News2 {

    private static final int ALL = (1 << News2Input.values().length) - 1;

    private final int[] values = new int[News2Input.values().length];
    private final SpO2Scale scale;
    private int present;

    public News2(SpO2Scale scale) {
        this.scale = scale;
    }

    /** Adds an input that is fresh. */
    public News2 with(News2Input input, int value) {
        values[input.ordinal()] = value;
        present |= input.mask();
        return this;
    }

    /** What the inputs so far amount to. */
    public Score score() {
        int points = 0;
        int worst = 0;
        int rated = 0;
        for (News2Input input : News2Input.values()) {
            if (isRated(input)) {
                int own = points(input, values[input.ordinal()]);
                points += own;
                worst = Math.max(worst, own);
                rated |= input.mask();
            }
        }
        return new Score(points, worst == 3, missing(rated));
    }

    /**
     * A score.
     *
     * @param points the total, or the least that it can be while inputs are missing
     * @param anyThree whether one input alone has three points
     * @param missing inputs that were not fresh, or could not be rated without another one
     */
    public record Score(int points, boolean anyThree, Set<News2Input> missing) {

        /** Whether all seven inputs are in it. */
        public boolean isTotal() {
            return missing.isEmpty();
        }

        /** The clinical risk that the published thresholds give these points; of a partial score the least. */
        public Risk risk() {
            if (points >= 7) {
                return Risk.HIGH;
            }
            if (points >= 5) {
                return Risk.MEDIUM;
            }
            return anyThree ? Risk.LOW_MEDIUM : Risk.LOW;
        }
    }

    /** Clinical risk. */
    public enum Risk {
        LOW,
        LOW_MEDIUM,
        MEDIUM,
        HIGH
    }

    private boolean has(News2Input input) {
        return (present & input.mask()) != 0;
    }

    private boolean isRated(News2Input input) {
        return has(input)
                && (input != News2Input.SPO2
                        || has(News2Input.OXYGEN)
                        || !scale.needsOxygen(values[News2Input.SPO2.ordinal()]));
    }

    private int points(News2Input input, int value) {
        return switch (input) {
            case RESPIRATION -> value <= 8 ? 3 : value <= 11 ? 1 : value <= 20 ? 0 : value <= 24 ? 2 : 3;
            case SPO2 -> scale.points(value, has(News2Input.OXYGEN) && values[News2Input.OXYGEN.ordinal()] != 0);
            case OXYGEN -> value == 0 ? 0 : 2;
            case SYSTOLIC -> value <= 90 ? 3 : value <= 100 ? 2 : value <= 110 ? 1 : value <= 219 ? 0 : 3;
            case PULSE -> value <= 40 ? 3 : value <= 50 ? 1 : value <= 90 ? 0 : value <= 110 ? 1 : value <= 130 ? 2 : 3;
            case CONSCIOUSNESS -> value == 0 ? 0 : 3;
            case TEMPERATURE -> ofTenths(Math.floorDiv(value + 5, 10));
        };
    }

    /** The chart has steps of 0.1 °C. */
    private static int ofTenths(int tenths) {
        return tenths <= 350 ? 3 : tenths <= 360 ? 1 : tenths <= 380 ? 0 : tenths <= 390 ? 1 : 2;
    }

    private static Set<News2Input> missing(int rated) {
        Set<News2Input> missing = EnumSet.noneOf(News2Input.class);
        if (rated != ALL) {
            for (News2Input input : News2Input.values()) {
                if ((rated & input.mask()) == 0) {
                    missing.add(input);
                }
            }
        }
        return missing;
    }
}
