package io.wardgate.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleaning on a recording of a real wristband: what the evaluation prints, held here for one draw. */
class RecordedVitalsTest {

    /** The recording that the simulator replays; its README names origin and licence. */
    private static final Path FOLDER = Path.of("..", "..", "tools", "simulator", "src", "main", "resources", "vitals");

    private static final long SEED = 7;

    private static WristRecording recording;

    @BeforeAll
    static void read() throws IOException {
        List<WristRecording> found = WristRecording.below(FOLDER);
        assertThat(found).hasSize(1);
        recording = found.get(0);
        assertThat(recording.seconds()).isGreaterThan(4_900);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 30, 60})
    void marksAtMostOneRealValueInAHundred(int periodSeconds) {
        CleaningTrial trial = new CleaningTrial();
        trial.play(Staged.real(recording), periodSeconds);

        assertThat(trial.falseRate()).isLessThanOrEqualTo(0.01);
    }

    /** ADR 0055: the floors read as the least deviation that counts, instead of the least spread. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    void wouldMarkManyRealValuesWithFloorsAsDeviations(int periodSeconds) {
        CleaningTrial spreads = new CleaningTrial();
        spreads.play(Staged.real(recording), periodSeconds);
        CleaningTrial deviations = new CleaningTrial(CleaningRules.ofBands()
                .withHeartRate(25, 250, 25, 3 / LevelRule.SPREADS)
                .withSkinTemperature(25_00, 43_00, 50, 15 / LevelRule.SPREADS));
        deviations.play(Staged.real(recording), periodSeconds);

        assertThat(spreads.falseRate()).isLessThan(0.005);
        assertThat(deviations.falseRate()).isGreaterThan(0.02);
    }

    @ParameterizedTest
    @EnumSource(names = "DROPOUT", mode = EnumSource.Mode.EXCLUDE)
    void findsArtefactsAndLeavesTheirNeighbours(Artefact artefact) {
        CleaningTrial trial = new CleaningTrial();
        trial.play(artefact.putInto(recording, new SplittableRandom(SEED)), 1);

        assertThat(trial.artefacts()).isPositive();
        assertThat(trial.recall()).as("recall, seed %d", SEED).isGreaterThanOrEqualTo(0.95);
        assertThat(trial.falseRate()).as("real values marked, seed %d", SEED).isLessThanOrEqualTo(0.01);
        assertThat(trial.unmarkedZeros()).isZero();
    }

    @Test
    void goesOnAfterGaps() {
        CleaningTrial trial = new CleaningTrial();
        trial.play(Artefact.DROPOUT.putInto(recording, new SplittableRandom(SEED)), 1);

        assertThat(trial.falseRate()).as("seed %d", SEED).isLessThanOrEqualTo(0.01);
    }

    @Test
    void believesARealStepAfterTwoMoreValuesAtMost() {
        StepTrial trial = new StepTrial();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int step = 0; step < 100; step++) {
            trial.play(recording, random);
        }

        assertThat(trial.mostExtraSamples()).as("seed %d", SEED).isEqualTo(2);
    }
}
