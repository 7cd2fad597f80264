package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    Path image;

    @BeforeEach
    void unpackAnImage() throws IOException {
        Files.createDirectory(image.resolve("bundles"));
    }

    @Test
    void withoutArgumentsEquinoxRunsWithTheDocumentOfTheImage() {
        Options options = Options.parse(image, List.of());

        assertThat(options.framework()).isEqualTo("equinox");
        assertThat(options.configuration()).isEqualTo(image.resolve("conf/gateway.yaml"));
        assertThat(options.state()).isEqualTo(Path.of("state").toAbsolutePath());
    }

    @Test
    void takesEveryArgument() {
        Options options = Options.parse(
                image, List.of("--framework", "felix", "--configuration", "/etc/wg.yaml", "--state", "/var/lib/wg"));

        assertThat(options).isEqualTo(new Options(image, "felix", Path.of("/etc/wg.yaml"), Path.of("/var/lib/wg")));
    }

    @Test
    void refusesAnUnknownArgument() {
        refuses("unknown argument --colour; --help lists them", "--colour");
    }

    @Test
    void refusesAMissingValue() {
        refuses("--state needs a value", "--state");
    }

    @Test
    void refusesAnUnknownFramework() {
        refuses("--framework is karaf; allowed: equinox, felix", "--framework", "karaf");
    }

    @Test
    void refusesAFolderThatIsNoImage() throws IOException {
        Files.delete(image.resolve("bundles"));

        refuses("no folder bundles in " + image + "; -Dwardgate.image must name an unpacked gateway image");
    }

    private void refuses(String message, String... arguments) {
        assertThatThrownBy(() -> Options.parse(image, List.of(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
