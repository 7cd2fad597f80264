package io.wardgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScenarioReaderTest {

    @Test
    void readsTheShippedWard() throws ScenarioException {
        Scenario ward = ScenarioReader.find("ward-200");

        assertThat(ward.bands().count()).isEqualTo(200);
        assertThat(ward.bands().period().millis()).isEqualTo(1000);
        assertThat(ward.radio().advertisingMillis()).isEqualTo(1000);
        assertThat(ward.floor().rooms()).hasSize(21);
    }

    @Test
    void readsTheShippedRecordingWithoutRadioLoss() throws ScenarioException {
        assertThat(ScenarioReader.find("recording").radio().lossless()).isTrue();
    }

    @Test
    void namesAnUnknownKeyAndTheKnownOnes() {
        assertThatThrownBy(() -> ScenarioReader.parse("s.yaml", "bands: {cuont: 5}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("s.yaml: bands.cuont = 5; allowed: no such key; known:")
                .hasMessageContaining("count");
    }

    @Test
    void namesEveryValueOutOfRangeAtOnceWithItsRange() {
        assertThatThrownBy(() -> ScenarioReader.parse("s.yaml", """
                        bands: {count: 0, periodMillis: 1500}
                        radio: {advDelayMillis: eleven}
                        floor: {gateway: [1]}
                        """))
                .hasMessageContaining("bands.count = 0; allowed: a whole number from 1 to 10000")
                .hasMessageContaining("bands.periodMillis = 1500; allowed: one of 250, 500, 1000")
                .hasMessageContaining("radio.advDelayMillis = eleven; allowed: a whole number from 0 to 10")
                .hasMessageContaining("floor.gateway = [1]; allowed: [x, y] in metres");
    }

    @Test
    void namesFaultsOfTheSecondRadio() {
        assertThatThrownBy(() -> ScenarioReader.parse("s.yaml", """
                        radio24: {share: 1.5, firstSequence: 65536, power: 3, faults: {garbagePerMinute: lots}}
                        """))
                .hasMessageContaining("radio24.share = 1.5; allowed: a number from 0.0 to 1.0")
                .hasMessageContaining("radio24.firstSequence = 65536; allowed: a whole number from 0 to 65535")
                .hasMessageContaining("radio24.power = 3; allowed: no such key; known: aloneShare, downlinkLoss")
                .hasMessageContaining("radio24.faults.garbagePerMinute = lots; allowed: a number from 0.0 to 6000.0");
    }

    @Test
    void refusesWhatIsNotYamlOrNotThere() {
        assertThatThrownBy(() -> ScenarioReader.parse("s.yaml", "bands: [")).hasMessageContaining("s.yaml: not YAML");
        assertThatThrownBy(() -> ScenarioReader.parse("s.yaml", "5")).hasMessageContaining("a mapping is expected");
        assertThatThrownBy(() -> ScenarioReader.find("nowhere.yaml")).hasMessageContaining("no such file");
    }
}
