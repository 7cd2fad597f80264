package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.util.SplittableRandom;

/** What goes wrong with wristbands, to be put into a recording; lengths in samples. */
enum Artefact {
    ZERO_HEART_RATE("heart rate 0", Metric.HEART_RATE, 1, 5) {
        @Override
        int value(int real, SplittableRandom random) {
            return 0;
        }
    },
    ZERO_TEMPERATURE("skin temperature 0.00", Metric.SKIN_TEMPERATURE, 1, 5) {
        @Override
        int value(int real, SplittableRandom random) {
            return 0;
        }
    },
    HEART_RATE_277("heart rate 277", Metric.HEART_RATE, 1, 5) {
        @Override
        int value(int real, SplittableRandom random) {
            return 277;
        }
    },
    HEART_RATE_SPIKE("heart rate off by 30 to 90", Metric.HEART_RATE, 1, 2) {
        @Override
        int value(int real, SplittableRandom random) {
            return off(real, random.nextInt(30, 91), 30, random);
        }
    },
    SMALL_HEART_RATE_SPIKE("heart rate off by 15 to 29", Metric.HEART_RATE, 1, 2) {
        @Override
        int value(int real, SplittableRandom random) {
            return off(real, random.nextInt(15, 30), 30, random);
        }
    },
    TEMPERATURE_SPIKE("skin temperature off by 1 to 5 Cel", Metric.SKIN_TEMPERATURE, 1, 2) {
        @Override
        int value(int real, SplittableRandom random) {
            return off(real, random.nextInt(100, 501), 2600, random);
        }
    },
    /** The first value goes on for minutes. */
    STUCK_HEART_RATE("heart rate stuck for 8 to 20 min", Metric.HEART_RATE, 480, 1200) {
        @Override
        int value(int real, SplittableRandom random) {
            return real;
        }
    },
    DROPOUT("nothing for 5 to 90 samples", Metric.HEART_RATE, 5, 90) {
        @Override
        int value(int real, SplittableRandom random) {
            return WristRecording.ABSENT;
        }
    };

    /** Samples, a second each, for which any heart rate may stay the same. */
    private static final long STUCK_AFTER = CleaningRules.ofBands().stuckMillis() / 1_000;

    private final String words;
    private final Metric metric;
    private final int shortest;
    private final int longest;

    Artefact(String words, Metric metric, int shortest, int longest) {
        this.words = words;
        this.metric = metric;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** The value in place of the real one. */
    abstract int value(int real, SplittableRandom random);

    Metric metric() {
        return metric;
    }

    String words() {
        return words;
    }

    /** The recording with artefacts, far enough from each other to be told apart. */
    Staged putInto(WristRecording recording, SplittableRandom random) {
        int[] values = recording.values(metric).clone();
        Staged.Truth[] truth = Staged.allReal(values.length);
        int at = random.nextInt(20, 60);
        while (at + longest < values.length) {
            int length = random.nextInt(shortest, longest + 1);
            int first = values[at];
            for (int i = at; i < at + length; i++) {
                if (values[i] != WristRecording.ABSENT) {
                    values[i] = value(this == STUCK_HEART_RATE ? first : values[i], random);
                    boolean provable = this != STUCK_HEART_RATE || i - at > STUCK_AFTER;
                    truth[i] = provable ? Staged.Truth.ARTEFACT : Staged.Truth.UNDECIDED;
                }
            }
            at += length + random.nextInt(20, 60);
        }
        return new Staged(recording.with(metric, values), metric, truth);
    }

    /** Off to a random side, upwards if it would become impossible: another artefact tests what is impossible. */
    private static int off(int real, int distance, int least, SplittableRandom random) {
        return random.nextBoolean() && real - distance >= least ? real - distance : real + distance;
    }
}
