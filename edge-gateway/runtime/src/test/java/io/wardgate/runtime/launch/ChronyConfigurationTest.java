package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped configuration of chronyd, read by Debian's chronyd (package chrony). */
class ChronyConfigurationTest {

    private static final Path CHRONYD = Path.of("/usr/sbin/chronyd");
    private static final Path SHIPPED = Path.of("src/main/image/chrony/wardgate.conf");

    @Test
    void chronydUnderstandsEveryLine() throws Exception {
        assumeTrue(Files.isExecutable(CHRONYD), "chrony is not installed");
        Process chronyd = new ProcessBuilder(CHRONYD.toString(), "-p", "-f", SHIPPED.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(chronyd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(chronyd.waitFor()).as(said).isZero();
        assertThat(said).contains("makestep 0.5 3", "rtcsync", "local stratum 10");
    }

    @Test
    void itServesPrivateNetworksAlone() throws Exception {
        assertThat(Files.readAllLines(SHIPPED))
                .filteredOn(line -> line.startsWith("allow"))
                .isNotEmpty()
                .allMatch(line -> line.matches("allow (10|172\\.16|192\\.168|fd00)[.:].*"));
    }
}
