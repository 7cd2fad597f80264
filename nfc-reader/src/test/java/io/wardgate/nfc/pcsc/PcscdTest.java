package io.wardgate.nfc.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.Context;
import com.sun.jna.Native;
import io.wardgate.api.nfc.TagReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jnasmartcardio.Smartcardio;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Debian's pcscd and vpcd (packages {@code pcscd}, {@code vsmartcard-vpcd}) in a network and a {@code /run/pcscd} of
 * their own, since vpcd listens on all interfaces and pcscd at a fixed place.
 */
@Timeout(120)
class PcscdTest {

    static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");

    @Test
    void readsThroughPcscdAndAgainAfterItsRestart(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/sbin/pcscd")), "pcscd is not installed");
        Assumptions.assumeTrue(Files.exists(DRIVER), "vsmartcard-vpcd is not installed");
        Assumptions.assumeTrue(mayUnshare(), "not allowed to have a network of its own (unshare as root)");
        Path configuration = Files.createDirectory(folder.resolve("readers"));
        File log = folder.resolve("log").toFile();
        Process session = new ProcessBuilder(
                        "unshare",
                        "-n",
                        "-m",
                        "sh",
                        "-c",
                        "mkdir -p /run/pcscd && mount -t tmpfs none /run/pcscd && ip link set lo up && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        PcscdSession.class.getName(),
                        configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        boolean hasEnded = session.waitFor(90, TimeUnit.SECONDS);
        session.destroyForcibly();
        List<String> said = Files.readAllLines(log.toPath());

        assertThat(hasEnded).as("said: %s", said).isTrue();
        assertThat(said)
                .containsSubsequence(
                        "message=d101085402656e68656c6c6f",
                        "seen=04A1B2C3",
                        "polls go on=true",
                        "gone=04A1B2C3",
                        "message=d101085402656e68656c6c6f",
                        "seen=04D4E5F6A7B8C9");
        assertThat(said.stream()
                        .filter(line -> line.startsWith("millis to come back="))
                        .map(line -> Integer.parseInt(line.replaceAll("\\D", ""))))
                .singleElement()
                .satisfies(millis -> assertThat(millis).isLessThan(5_000));
    }

    /** Of the session alone; that of this process may be a jar that names others. */
    private static String classPath() throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                PcscdSession.class,
                PcscReader.class,
                TagReader.class,
                Smartcardio.class,
                Native.class,
                LoggerFactory.class,
                Logger.class,
                Context.class)) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, places);
    }

    private static boolean mayUnshare() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "-n", "-m", "true").start().waitFor() == 0;
    }
}
