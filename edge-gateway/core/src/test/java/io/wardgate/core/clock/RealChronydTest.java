package io.wardgate.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's chronyd (package chrony), which leaves the machine's clock alone, and its chronyc. */
class RealChronydTest {

    private static final Path CHRONYD = Path.of("/usr/sbin/chronyd");

    @TempDir
    Path folder;

    @Test
    void aRealChronydWithoutAServerIsReadAndNotBelieved() throws Exception {
        assumeTrue(Files.isExecutable(CHRONYD), "chrony is not installed");
        assumeTrue("root".equals(System.getProperty("user.name")), "chronyd starts as root only");
        Path socket = Files.createDirectory(
                        folder.resolve("socket"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")))
                .resolve("chronyd.sock");
        Path configuration = Files.writeString(
                folder.resolve("chrony.conf"),
                "local stratum 10\nport 0\ncmdport 0\nuser root\nbindcmdaddress " + socket + "\npidfile "
                        + folder.resolve("pid") + "\n");
        Process chronyd = new ProcessBuilder(CHRONYD.toString(), "-x", "-d", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            Path asking =
                    Files.writeString(folder.resolve("chronyc"), "#!/bin/sh\nexec chronyc -h " + socket + " \"$@\"\n");
            Files.setPosixFilePermissions(asking, PosixFilePermissions.fromString("rwx------"));
            ChronyTracking tracking = new ChronyTracking(asking.toString());
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                tracking.look();
                assertThat(tracking.summary()).contains("no server, stratum 10");
            });
            assertThat(tracking.verdict()).isEqualTo(ChronyTracking.Verdict.NOT_KEPT);
        } finally {
            chronyd.destroy();
            chronyd.waitFor();
        }
    }
}
