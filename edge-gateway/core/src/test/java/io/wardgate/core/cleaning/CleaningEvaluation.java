package io.wardgate.core.cleaning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints what cleaning finds of artefacts in real recordings, and what it marks wrongly; exits with 1 if a target is
 * missed. Artefacts and steps are drawn from a seed, ten draws a recording.
 *
 * <p>{@code java -cp … io.wardgate.core.cleaning.CleaningEvaluation <folder> [seed]}
 */
public final class CleaningEvaluation {

    private static final int DRAWS = 10;
    private static final int STEPS = 200;
    private static final int LEAST_SECONDS = 120;
    private static final double LEAST_RECALL = 0.95;
    private static final double MOST_FALSE = 0.01;
    private static final int MOST_EXTRA_SAMPLES = 2;
    private static final double MOST_NANOS = 2_000;
    private static final int[] PERIODS = {1, 2, 5, 10, 30, 60};

    private final List<WristRecording> recordings;
    private final long seed;
    private boolean met = true;

    CleaningEvaluation(List<WristRecording> recordings, long seed) {
        this.recordings = recordings;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        List<WristRecording> recordings = new ArrayList<>();
        for (WristRecording recording : WristRecording.below(folder)) {
            boolean longEnough = recording.seconds() >= LEAST_SECONDS;
            System.out.printf("%s: %d s%s%n", recording.name(), recording.seconds(), longEnough ? "" : ", too short");
            if (longEnough) {
                recordings.add(recording);
            }
        }
        if (recordings.isEmpty()) {
            System.err.println("no file below " + folder + " ends in HR.csv and holds " + LEAST_SECONDS + " s");
            System.exit(2);
        }
        System.exit(new CleaningEvaluation(recordings, seed).run() ? 0 : 1);
    }

    private boolean run() {
        int seconds = recordings.stream().mapToInt(WristRecording::seconds).sum();
        System.out.printf("%d recording(s), %d s, seed %d%n", recordings.size(), seconds, seed);
        printAsRecorded();
        printArtefacts();
        printSteps();
        printCost();
        System.out.println(met ? "all targets met" : "TARGET MISSED");
        return met;
    }

    private void printAsRecorded() {
        System.out.printf("%nas recorded, one record in   values  marked  share   by rule%n");
        for (int period : PERIODS) {
            CleaningTrial trial = new CleaningTrial();
            for (WristRecording recording : recordings) {
                trial.play(Staged.real(recording), period);
            }
            System.out.printf(
                    "%26d s  %7d %7d  %s  %s%n",
                    period, trial.real(), trial.falselyMarked(), percent(trial.falseRate()), trial.rules());
            met &= period > 1 || trial.falseRate() <= MOST_FALSE;
        }
        System.out.printf("allowed at 1 s: %s%n", percent(MOST_FALSE));
    }

    private void printArtefacts() {
        System.out.printf("%nartefact                            samples   found  recall   real   marked  share%n");
        int zeros = 0;
        for (Artefact artefact : Artefact.values()) {
            CleaningTrial trial = trial(artefact);
            boolean judged = artefact != Artefact.DROPOUT && artefact != Artefact.SMALL_HEART_RATE_SPIKE;
            System.out.printf(
                    "%-34s %8d %7d  %s %7d %7d  %s%n",
                    artefact.words(),
                    trial.artefacts(),
                    trial.found(),
                    trial.artefacts() == 0 ? "    -" : percent(trial.recall()),
                    trial.real(),
                    trial.falselyMarked(),
                    percent(trial.falseRate()));
            met &= !judged || trial.artefacts() == 0 || trial.recall() >= LEAST_RECALL;
            met &= trial.falseRate() <= MOST_FALSE;
            zeros += trial.unmarkedZeros();
        }
        met &= zeros == 0;
        System.out.printf(
                "wanted: recall %s, of real values at most %s; a stuck heart rate counts after %d min%n",
                percent(LEAST_RECALL),
                percent(MOST_FALSE),
                CleaningRules.ofBands().stuckMillis() / 60_000);
        System.out.printf("zeros that came out without RANGE: %d; allowed: 0%n", zeros);
    }

    private CleaningTrial trial(Artefact artefact) {
        CleaningTrial trial = new CleaningTrial();
        for (int draw = 0; draw < DRAWS; draw++) {
            SplittableRandom random = new SplittableRandom(seed + draw);
            for (WristRecording recording : recordings) {
                trial.play(artefact.putInto(recording, random), 1);
            }
        }
        return trial;
    }

    private void printSteps() {
        StepTrial trial = new StepTrial();
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            trial.play(recordings.get(step % recordings.size()), random);
        }
        System.out.printf(
                "%nreal steps of three samples and more: %d; marked before they are believed: %.2f samples in the mean,"
                        + " at most %d; allowed: %d%n",
                trial.steps(), trial.meanExtraSamples(), trial.mostExtraSamples(), MOST_EXTRA_SAMPLES);
        met &= trial.mostExtraSamples() <= MOST_EXTRA_SAMPLES;
    }

    private void printCost() {
        CleaningCost cost = CleaningCost.of(recordings.get(0));
        System.out.printf(
                "%na reading with three vital signs: %.0f ns (median of 10 rounds; allowed: %.0f), %.1f octets of garbage,"
                        + " all of them the copies of the %.2f %% of readings that got a bit%n",
                cost.nanosPerReading(), MOST_NANOS, cost.octetsPerReading(), cost.markedPercent());
        System.out.printf(
                "a device in the table: %.0f octets; of %d at most%n",
                CleaningCost.octetsPerDevice(recordings.get(0)), Cleaner.DEVICES);
        met &= cost.nanosPerReading() <= MOST_NANOS;
    }

    private static String percent(double share) {
        return String.format("%6.2f %%", 100 * share);
    }
}
