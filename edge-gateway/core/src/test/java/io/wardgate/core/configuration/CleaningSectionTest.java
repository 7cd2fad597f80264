package io.wardgate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The section {@code cleaning} as the build describes it. */
class CleaningSectionTest {

    private static final Path DESCRIPTION = Path.of("target/classes/OSGI-INF/metatype/io.wardgate.cleaning.xml");

    private List<Section> sections = List.of();

    @BeforeEach
    void readTheDescription() throws IOException {
        sections = MetatypeDescription.sections(
                List.of(new MetatypeDescription(DESCRIPTION.toUri().toURL())));
    }

    @Test
    void takesWhatIsInRange() throws ConfigurationException {
        assertThat(validated("{heartRateMin: 30, stuckMinutes: 0}").get(0).properties())
                .containsEntry("heartRateMin", 30)
                .containsEntry("stuckMinutes", 0);
    }

    @Test
    void refusesUnknownKeysAndValuesOutOfRangeAllAtOnce() {
        assertThatThrownBy(() -> validated("{heartRateMin: 0, heartrate: 5, spo2Change: fast}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "cleaning.heartRateMin is 0; allowed: a whole number 1 to 60",
                        "cleaning.heartrate is unknown",
                        "cleaning.spo2Change is fast; allowed: a whole number 2 to 50");
    }

    @Test
    void letsNobodyMakeZeroAVitalSign() {
        List<Attribute> least = sections.get(0).attributes().values().stream()
                .filter(attribute ->
                        attribute.id().contains("Min") && !attribute.id().contains("Minutes"))
                .toList();

        assertThat(least).hasSize(6).allMatch(attribute -> !attribute.inRange(0));
    }

    private List<ComponentConfiguration> validated(String section) throws ConfigurationException {
        Document document = DocumentReader.parse("schema: 1\nrevision: 1\ncleaning: " + section + "\n");
        return new DocumentValidator(sections).validate(document);
    }
}
