package io.wardgate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigurationTest {

    private static final String DESCRIPTION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
              <OCD id="io.wardgate.pipeline" name="Pipeline">
                <AD id="sealMillis" type="Integer" default="1000" min="100" max="10000" name="Seal"/>
                <AD id="mode" type="String" default="a"><Option label="A" value="a"/><Option label="B" value="b"/></AD>
              </OCD>
              <Designate pid="io.wardgate.pipeline"><Object ocdref="io.wardgate.pipeline"/></Designate>
            </metatype:MetaData>
            """;

    @TempDir
    Path folder;

    private Path file;
    private GatewayConfiguration configuration;

    @BeforeEach
    void describeOneComponent() throws IOException {
        Path xml = Files.writeString(folder.resolve("pipeline.xml"), DESCRIPTION);
        file = folder.resolve("gateway.yaml");
        MetatypeDescription description = new MetatypeDescription(xml.toUri().toURL());
        configuration = new GatewayConfiguration(file, folder.resolve("state"), List.of(description));
    }

    @Test
    void putsAGoodDocumentIntoForce() throws Exception {
        write(1, "{sealMillis: 500}");

        GatewayConfiguration.InForce inForce = configuration.load();

        assertThat(inForce.refusal()).isEmpty();
        assertThat(inForce.components())
                .containsExactly(new ComponentConfiguration("io.wardgate.pipeline", "", Map.of("sealMillis", 500)));
    }

    @Test
    void keepsTheLastGoodDocumentWhenTheNewOneIsBad() throws Exception {
        write(1, "{sealMillis: 500}");
        configuration.load();
        write(2, "{sealMillis: 99}");

        GatewayConfiguration.InForce inForce = configuration.load();

        assertThat(inForce.revision()).isEqualTo(1);
        assertThat(inForce.refusal()).isEqualTo("pipeline.sealMillis is 99; allowed: a whole number 100 to 10000");
    }

    @Test
    void survivesADocumentThatDisappeared() throws Exception {
        write(1, "{mode: b}");
        configuration.load();
        Files.delete(file);

        assertThat(configuration.load().revision()).isEqualTo(1);
    }

    @Test
    void refusesWhenNothingIsGood() throws Exception {
        write(1, "{mode: c}");

        assertThatThrownBy(configuration::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pipeline.mode is c; allowed: a, b");
    }

    @Test
    void keepsThreeGenerationsNewestFirst() throws Exception {
        for (int revision = 1; revision <= 5; revision++) {
            write(revision, "{}");
            configuration.load();
        }
        Generations generations = new Generations(folder.resolve("state"));

        assertThat(generations.newestFirst())
                .extracting(Files::readString)
                .satisfiesExactly(
                        newest -> assertThat(newest).contains("revision: 5"),
                        middle -> assertThat(middle).contains("revision: 4"),
                        oldest -> assertThat(oldest).contains("revision: 3"));
    }

    @Test
    void fallsBackToAnOlderGenerationWhenTheNewestWasDamaged() throws Exception {
        write(1, "{}");
        configuration.load();
        write(2, "{}");
        configuration.load();
        Files.writeString(folder.resolve("state").resolve("good-1.yaml"), "schema: 1\nrev");
        Files.delete(file);

        assertThat(configuration.load().revision()).isEqualTo(1);
    }

    @Test
    void replacesTheWrittenDocumentByANewerGoodOne() throws Exception {
        write(1, "{}");
        String newer = text(2, "{sealMillis: 500}");

        assertThat(configuration.replace(newer)).isEqualTo(2);
        assertThat(configuration.replace(newer)).as("the same again").isEqualTo(2);

        assertThat(file).hasContent(newer);
        assertThat(configuration.load().revision()).isEqualTo(2);
    }

    @Test
    void refusesToReplaceByAnOlderOrABadDocumentAndChangesNothing() throws Exception {
        write(5, "{}");

        assertThatThrownBy(() -> configuration.replace(text(5, "{sealMillis: 500}")))
                .hasMessage("revision is 5; allowed: a whole number greater than 5");
        assertThatThrownBy(() -> configuration.replace(text(6, "{sealMillis: 99}")))
                .hasMessage("pipeline.sealMillis is 99; allowed: a whole number 100 to 10000");
        assertThatThrownBy(() -> configuration.replace("}{")).hasMessageContaining("not YAML");

        assertThat(file).hasContent(text(5, "{}"));
    }

    @Test
    void comparesWithTheRevisionInForceWhenTheWrittenDocumentIsBad() throws Exception {
        write(5, "{}");
        configuration.load();
        write(9, "{sealMillis: 99}");

        assertThat(configuration.replace(text(6, "{sealMillis: 500}"))).isEqualTo(6);
    }

    @Test
    void keepsThePermissionsOfTheDocument() throws Exception {
        write(1, "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        configuration.replace(text(2, "{}"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    private void write(int revision, String pipeline) throws IOException {
        Files.writeString(file, text(revision, pipeline));
    }

    private static String text(int revision, String pipeline) {
        return "schema: 1\nrevision: " + revision + "\npipeline: " + pipeline + "\n";
    }
}
